using System.Globalization;
using WacMirror.Storage;
using WacMirror.StoreProbe;

// What a test does to stores from another process, or by the other EF version. A sample is named by its number.
const string Usage = "(describe | write FOLDER NUMBER | compare FOLDER NUMBER | commit FOLDER)...";

for (var rest = args.AsMemory(); rest.Length > 0;)
{
    var (done, used) = rest.Span switch
    {
        ["describe", ..] => (Say(Runtime.Description), 1),
        ["write", var folder, var number, ..] => (WriteAsync(folder, Number(number)), 3),
        ["compare", var folder, var number, ..] => (CompareAsync(folder, Number(number)), 3),
        ["commit", var folder, ..] => (CommitAsync(folder), 2),
        _ => throw new ArgumentException(Usage),
    };
    await done;
    rest = rest[used..];
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static Task Say(string text) => Console.Out.WriteLineAsync(text);

static async Task WriteAsync(string folder, int number)
{
    using var store = SqliteStore.Open(folder);
    await new Sample(number).WriteAsync(store);
}

static async Task CompareAsync(string folder, int number)
{
    using var store = SqliteStore.Open(folder);
    var differences = await new Sample(number).CompareAsync(store);
    if (differences.Count > 0)
        throw new InvalidOperationException(string.Join('\n', differences));
}

static async Task CommitAsync(string folder)
{
    using var store = SqliteStore.Open(folder);
    var endless = await EndlessCommits.BeginAsync(store);
    while (true)
        await Say((await endless.CommitAsync()).ToString(CultureInfo.InvariantCulture));
}
