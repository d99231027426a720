using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.Tests.StructuredMerge;

/// <summary>The order of the items of a keyed list says nothing about what changed, also where items occur twice.</summary>
public sealed class ListOrderTests
{
    private const int Rounds = 3_000;

    [Fact]
    public void Compare_ItemsInAnotherOrder_FindsTheSameChanges()
    {
        var random = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            ListNode left = Items(random), right = random.Next(3) == 0 ? Changed(left, random) : Items(random);

            var inOrder = Compare(left, right);
            var sorted = Compare(Sorted(left), right);
            var bothSorted = Compare(Sorted(left), Sorted(right));

            Assert.True(inOrder == sorted && inOrder == bothSorted, $"{left}\n{right}\n{inOrder}\n{sorted}\n{bothSorted}");
        }
    }

    private static string Compare(ListNode left, ListNode right) => Typed(left).Compare(Typed(right)).ToString();

    private static TypedValue Typed(ListNode items) => TypedValue.Create(new MapNode { { "lm", items } }, ModelObjects.Type, allowDuplicates: true);

    private static ListNode Items(Random random) => new(Enumerable.Range(0, random.Next(14)).Select(_ => (Node)new MapNode
    {
        { "name", ((char)('a' + random.Next(12))).ToString() },
        { "v", random.Next(2) },
    }));

    private static ListNode Changed(ListNode items, Random random)
    {
        var copy = items.Copy();
        foreach (var item in copy.OfType<MapNode>().Where(_ => random.Next(4) == 0))
        {
            item.Set("v", random.Next(2));
        }

        return copy;
    }

    // Items of the same name keep their order among themselves.
    private static ListNode Sorted(ListNode items) => new(items.OrderBy(item => item.GetString("name"), StringComparer.Ordinal));
}
