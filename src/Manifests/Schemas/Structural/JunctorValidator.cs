using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Schemas.Structural;

/// <summary><c>anyOf</c>, <c>oneOf</c>, <c>allOf</c> and <c>not</c>.</summary>
internal readonly struct JunctorValidator(ValueValidator owner, SchemaNode schema, string path, Correlation? old)
{
    public void Validate(Node value, ValueResult result)
    {
        if (schema.Compiled.HasJunctors)
        {
            CheckAnyOf(value, result);
            CheckOneOf(value, result);
            CheckAllOf(value, result);
            if (schema.Not is not null && Check(schema.Not, value).IsValid)
            {
                Fail(result, "must not validate the schema (not)");
            }
        }

        result.Match();
    }

    private void CheckAnyOf(Node value, ValueResult result)
    {
        ValueResult? best = null;
        foreach (var alternative in schema.AnyOf)
        {
            var outcome = Check(alternative, value);
            if (outcome.IsValid)
            {
                result.Merge(outcome);
                return;
            }

            best = best is null || outcome.Matches > best.Matches ? outcome : best;
        }

        if (best is not null)
        {
            Fail(result, "must validate at least one schema (anyOf)");
            result.Merge(best);
        }
    }

    private void CheckOneOf(Node value, ValueResult result)
    {
        ValueResult? best = null;
        ValueResult? success = null;
        var validated = 0;
        foreach (var alternative in schema.OneOf)
        {
            var outcome = Check(alternative, value);
            if (outcome.IsValid)
            {
                validated++;
                best = null;
                success ??= outcome;
            }
            else if (validated == 0)
            {
                best = best is null || outcome.Matches > best.Matches ? outcome : best;
            }
        }

        if (schema.OneOf.Count > 0 && validated != 1)
        {
            var found = validated == 0 ? "Found none valid" : $"Found {validated} valid alternatives";
            Fail(result, $"must validate one and only one schema (oneOf). {found}");
        }

        if (best is not null)
        {
            result.Merge(best);
        }
        else if (validated == 1)
        {
            result.Merge(success!);
        }
    }

    private void CheckAllOf(Node value, ValueResult result)
    {
        var validated = 0;
        foreach (var part in schema.AllOf)
        {
            var outcome = Check(part, value);
            validated += outcome.IsValid ? 1 : 0;
            result.Merge(outcome);
        }

        if (validated != schema.AllOf.Count)
        {
            Fail(result, $"must validate all the schemas (allOf){(validated == 0 ? ". None validated" : "")}");
        }
    }

    private ValueResult Check(SchemaNode part, Node value) => owner.CheckPart(part, value, path, old);

    private void Fail(ValueResult result, string message) => result.Add(owner.Unplaced($"{GoText.Quote(path)} {message}"));
}
