using WacMirror.Packaging;

// Called by build.cs, which builds the parts first.
if (args is not [var root])
{
    Console.Error.WriteLine("WacMirror.Packaging ROOT");
    return 1;
}
try
{
    new PackRun(new PackPlaces(Path.GetFullPath(root)), Console.Out).Run();
    return 0;
}
catch (PackException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
