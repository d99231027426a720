#!/usr/bin/env python3
"""Makes src/DevCluster/Data/*.json.gz from the recorded facts of a Kubernetes API server.

usage: generate-devcluster-data.py FACTS_DIR     (discovery.json, table-columns.json, protobuf.json.gz)
"""
import gzip, json, os, sys


def write(name, value):
    path = os.path.join(os.path.dirname(__file__), '..', 'src', 'DevCluster', 'Data', name)
    data = json.dumps(value, separators=(',', ':'), sort_keys=False).encode()
    with open(path, 'wb') as out:
        with gzip.GzipFile(fileobj=out, mode='wb', compresslevel=9, mtime=0, filename='') as packed:
            packed.write(data)


def kinds(facts):
    """One entry per resource: group, versions in order of preference, and per version its subresources."""
    found = {}
    for root in ('api', 'apis'):
        for group in facts[root]['items']:
            name = group['metadata'].get('name', '')
            for version in group['versions']:
                for resource in version['resources']:
                    entry = found.setdefault((name, resource['resource']), {
                        'group': name,
                        'plural': resource['resource'],
                        'singular': resource.get('singularResource', ''),
                        'kind': resource['responseKind']['kind'],
                        'namespaced': resource['scope'] == 'Namespaced',
                        'verbs': resource['verbs'],
                        'shortNames': resource.get('shortNames', []),
                        'categories': resource.get('categories', []),
                        'versions': [],
                    })
                    entry['versions'].append({
                        'name': version['version'],
                        'subresources': [{
                            'name': sub['subresource'],
                            'group': sub.get('responseKind', {}).get('group', ''),
                            'version': sub.get('responseKind', {}).get('version', ''),
                            'kind': sub.get('responseKind', {}).get('kind', ''),
                            'verbs': sub['verbs'],
                        } for sub in resource.get('subresources', [])],
                    })
    return list(found.values())


def main():
    facts = sys.argv[1]
    write('kinds.json.gz', kinds(json.load(open(os.path.join(facts, 'discovery.json')))))
    write('columns.json.gz', json.load(open(os.path.join(facts, 'table-columns.json'))))
    protobuf = json.load(gzip.open(os.path.join(facts, 'protobuf.json.gz')))
    write('protobuf.json.gz', protobuf)


if __name__ == '__main__':
    main()
