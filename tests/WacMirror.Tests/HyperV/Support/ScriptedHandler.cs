using System.Net;
using System.Text;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>Answers HTTP requests from a script and keeps what was sent.</summary>
internal sealed class ScriptedHandler(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> answers = new(answers);
    private readonly List<string> requests = [];

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public static Func<HttpResponseMessage> Answer(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        () => new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/soap+xml"),
        };

    public static Func<HttpResponseMessage> Answer(Stream body) =>
        () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Func<HttpResponseMessage> answer;
        lock (requests)
        {
            requests.Add(body);
            answer = answers.TryDequeue(out var next)
                ? next
                : throw new InvalidOperationException($"The script has no answer to: {body}");
        }
        return answer();
    }
}
