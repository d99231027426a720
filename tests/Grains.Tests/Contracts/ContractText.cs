using System.Reflection;
using System.Text;
using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;

namespace Flux.Grains.Tests.Contracts;

/// <summary>
/// What silos of two versions must agree on, as text: names of grains, of their interfaces and methods, and the numbered members of
/// what they exchange and store.
/// </summary>
internal static class ContractText
{
    private static readonly Assembly[] Assemblies = [typeof(IReconcilerGrain).Assembly, typeof(ReconcilerState).Assembly];

    public static IEnumerable<Type> GrainInterfaces => Types.Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type));

    public static IEnumerable<Type> GrainClasses => Types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(Grain).IsAssignableFrom(type));

    public static IEnumerable<Type> Records => Types.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    private static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("Flux.", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal));

    public static string Write()
    {
        var sections = GrainInterfaces.Select(Interface).Concat(GrainClasses.Select(Class)).Concat(Records.Select(Record)).Concat(Enums().Select(Enumeration));
        return string.Concat(sections.Order(StringComparer.Ordinal));
    }

    public static IEnumerable<MemberInfo> Members(Type record) => record
        .GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(member => member.GetCustomAttribute<IdAttribute>() is not null)
        .OrderBy(member => member.GetCustomAttribute<IdAttribute>()!.Id);

    private static string Interface(Type type)
    {
        var text = new StringBuilder($"interface {Name(type)}\n");
        foreach (var method in type.GetMethods().OrderBy(Alias, StringComparer.Ordinal))
        {
            var parameters = method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)).Select(parameter => Name(parameter.ParameterType));
            text.Append($"  {Alias(method)}({string.Join(", ", parameters)}): {Name(method.ReturnType)}\n");
        }

        return text.ToString();
    }

    private static string Class(Type type)
    {
        var text = new StringBuilder($"grain {Value<GrainTypeAttribute>(type)}\n");
        foreach (var parameter in type.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
        {
            if (parameter.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "PersistentStateAttribute") is { } state)
            {
                text.Append($"  state {string.Join('/', state.ConstructorArguments.Select(argument => argument.Value))}: {Name(parameter.ParameterType.GenericTypeArguments[0])}\n");
            }
        }

        return text.ToString();
    }

    private static string Record(Type type) =>
        $"record {Name(type)}\n" + string.Concat(Members(type).Select(member => $"  {member.GetCustomAttribute<IdAttribute>()!.Id} {Name(TypeOf(member))}\n"));

    private static IEnumerable<Type> Enums() => GrainInterfaces.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType)
        .Concat(Records.SelectMany(Members).Select(TypeOf))
        .Where(type => type.IsEnum)
        .Distinct();

    private static string Enumeration(Type type) =>
        $"enum {type.Name}\n" + string.Concat(Enum.GetValues(type).Cast<object>().Select(value => $"  {Convert.ToInt64(value, null)} {value}\n"));

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static string Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias ?? $"(no alias) {member.Name}";

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var name = type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GenericTypeArguments.Select(Name))}>" : name;
    }

    private static string Value<TAttribute>(Type type)
        where TAttribute : Attribute =>
        type.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(TAttribute))?.ConstructorArguments[0].Value as string ?? $"(unnamed) {type.Name}";
}
