using System.Globalization;
using WacMirror.Storage;
using WacMirror.StoreProbe;

// What a test does to a store from another process, or by the other EF version. The folder comes first; a sample is
// named by its number.
return args switch
{
    ["describe"] => Say(Runtime.Description),
    [var folder, "write", var number] => await WriteAsync(folder, Number(number)),
    [var folder, "compare", var number] => await CompareAsync(folder, Number(number)),
    [var folder, "commit"] => await CommitAsync(folder),
    _ => Say("describe | FOLDER write NUMBER | FOLDER compare NUMBER | FOLDER commit", 2),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Say(string text, int code = 0)
{
    Console.Out.WriteLine(text);
    return code;
}

static async Task<int> WriteAsync(string folder, int number)
{
    using var store = SqliteStore.Open(folder);
    await new Sample(number).WriteAsync(store);
    return Say($"written {number}");
}

static async Task<int> CompareAsync(string folder, int number)
{
    using var store = SqliteStore.Open(folder);
    var differences = await new Sample(number).CompareAsync(store);
    return differences.Count == 0 ? Say($"same {number}") : Say(string.Join('\n', differences), 1);
}

static async Task<int> CommitAsync(string folder)
{
    using var store = SqliteStore.Open(folder);
    var endless = await EndlessCommits.BeginAsync(store);
    while (true)
        Say((await endless.CommitAsync()).ToString(CultureInfo.InvariantCulture));
}
