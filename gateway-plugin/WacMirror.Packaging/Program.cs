using WacMirror.Packaging;

// Called by build.cs, which builds the parts first: ROOT [OUTPUT].
if (args is not [var root, .. var rest] || rest.Length > 1)
{
    Console.Error.WriteLine("WacMirror.Packaging ROOT [OUTPUT]");
    return 1;
}
try
{
    var output = rest.Length == 1 ? rest[0] : Path.Combine(root, "artifacts", "packages");
    new PackRun(new PackPlaces(Path.GetFullPath(root), Path.GetFullPath(output)), Console.Out).Run();
    return 0;
}
catch (PackException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
