using Mono.Cecil;

namespace WacMirror.Tests.GatewayPlugin;

/// <summary>Assemblies with a name, a version and one type, made for a test of loading.</summary>
internal static class MadeAssembly
{
    public static string Write(string folder, string name, Version version)
    {
        using var assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition(name, version), name + ".dll", ModuleKind.Dll);
        var module = assembly.MainModule;
        module.Types.Add(new TypeDefinition(
            name, "Marker", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object));
        var file = Path.Combine(folder, name + ".dll");
        assembly.Write(file);
        return file;
    }
}
