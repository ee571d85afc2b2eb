using System.Globalization;
using WacMirror.Soak.Running;

const string Usage = "Usage: WacMirror.Soak [--seed N] [--operations N]";

var options = new SoakOptions();
for (var at = 0; at < args.Length; at += 2)
{
    if (at + 1 >= args.Length
        || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        || args[at] is not ("--seed" or "--operations"))
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
    options = args[at] == "--seed" ? options with { Seed = number } : options with { Operations = number };
}
return await SoakRun.RunAsync(options, Console.Out, CancellationToken.None) ? 0 : 1;
