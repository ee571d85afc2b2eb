using Mono.Cecil;
using Mono.Cecil.Cil;

namespace WacMirror.Tests.Architecture;

/// <summary>Reads from a built assembly which types each of its types names, in signatures and in code.</summary>
internal static class TypeUses
{
    public static AssemblyDefinition Load(string assembly) =>
        AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

    /// <summary>Outer types, written by people rather than by the compiler.</summary>
    public static IEnumerable<TypeDefinition> Written(this AssemblyDefinition assembly) =>
        assembly.MainModule.Types.Where(type => type.Namespace.StartsWith("WacMirror", StringComparison.Ordinal));

    /// <summary>Full names of the types that a type or anything nested in it names.</summary>
    public static IEnumerable<string> Of(TypeDefinition type) =>
        References(type).SelectMany(Flat).Select(reference => reference.FullName).Distinct();

    /// <summary>A generic type and what it is made of.</summary>
    private static IEnumerable<TypeReference> Flat(TypeReference type) => type is GenericInstanceType generic
        ? generic.GenericArguments.SelectMany(Flat).Prepend(generic.ElementType)
        : [type.GetElementType()];

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        if (type.BaseType is not null)
            yield return type.BaseType;
        foreach (var reference in type.Interfaces.Select(one => one.InterfaceType))
            yield return reference;
        foreach (var reference in type.Fields.Select(field => field.FieldType))
            yield return reference;
        foreach (var reference in type.Methods.SelectMany(References))
            yield return reference;
        foreach (var reference in type.NestedTypes.SelectMany(References))
            yield return reference;
    }

    private static IEnumerable<TypeReference> References(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (var parameter in method.Parameters)
            yield return parameter.ParameterType;
        if (!method.HasBody)
            yield break;
        foreach (var variable in method.Body.Variables)
            yield return variable.VariableType;
        foreach (var reference in method.Body.Instructions.SelectMany(Operands))
            yield return reference;
    }

    private static IEnumerable<TypeReference> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments],
        MemberReference { DeclaringType: { } declaring } => [declaring],
        _ => [],
    };
}
