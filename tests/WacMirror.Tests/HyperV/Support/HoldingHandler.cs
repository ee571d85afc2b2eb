namespace WacMirror.Tests.HyperV.Support;

/// <summary>Answers from a script, but holds back the answer to the first message that holds a text, until the caller
/// gives up.</summary>
internal sealed class HoldingHandler(string heldText, params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<Func<HttpResponseMessage>> answers = new(answers);

    public Task Held => held.Task;

    public List<string> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Requests.Add(body);
        if (!body.Contains(heldText, StringComparison.Ordinal) || !held.TrySetResult())
            return answers.Dequeue()();
        return await new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancellationToken);
    }
}
