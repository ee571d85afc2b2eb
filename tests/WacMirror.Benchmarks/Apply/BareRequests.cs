namespace WacMirror.Benchmarks.Apply;

/// <summary>As many requests made bare: a plain HttpClient, octets for envelopes, an answering machine for a node, the
/// same latency, the same bound on each node. What it takes is what this machine and the network take, whoever
/// asks.</summary>
internal static class BareRequests
{
    // As they are on the wire: a page of an answer, a query, a call with one setting, each further one, its answer.
    private const int PageBytes = 300_000;
    private const int QueryBytes = 2_000;
    private const int AddBytes = 4_000;
    private const int SettingBytes = 2_500;
    private const int AnswerBytes = 1_500;

    /// <param name="to">The answering machine.</param>
    /// <param name="nodes">Nodes at once.</param>
    /// <param name="shape">What each node is asked.</param>
    /// <param name="atOnce">Calls at once on a node.</param>
    public static async Task RunAsync(Uri to, int nodes, ApplyShape shape, int atOnce) =>
        await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => RunNodeAsync(to, shape, atOnce)));

    private static async Task RunNodeAsync(Uri to, ApplyShape shape, int atOnce)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = atOnce });
        for (var page = 0; page < shape.Reads; page++)
            await SendAsync(client, to, QueryBytes, PageBytes);
        var modify = shape.Modifies == 0 ? 0 : shape.Modified / shape.Modifies * SettingBytes;
        await Parallel.ForAsync(
            0, shape.Calls, new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (at, _) => await SendAsync(client, to, at < shape.Modifies ? modify : AddBytes, AnswerBytes));
    }

    private static async Task SendAsync(HttpClient client, Uri to, int send, int receive)
    {
        using var content = new ByteArrayContent(new byte[send]);
        using var response = await client.PostAsync(new Uri(to, $"/?{receive}"), content);
        await response.Content.CopyToAsync(Stream.Null);
    }
}
