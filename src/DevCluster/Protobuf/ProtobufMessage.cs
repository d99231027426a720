namespace Flux.DevCluster.Protobuf;

/// <param name="Fields">In the order in which the type declares, and prints, them.</param>
internal sealed record ProtobufMessage(string Name, IReadOnlyList<ProtobufField> Fields)
{
    public ProtobufField? Find(int number)
    {
        foreach (var field in Fields)
        {
            if (field.Number == number)
            {
                return field;
            }
        }

        return null;
    }
}
