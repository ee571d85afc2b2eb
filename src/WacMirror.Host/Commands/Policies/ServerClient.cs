using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WacMirror.Gateway.Api;
using WacMirror.Gateway.Api.Policies;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands.Policies;

/// <summary>Asks a running WacMirror of this machine about the policies of one cluster, as the local operator.</summary>
internal sealed class ServerClient : IDisposable
{
    private readonly HttpClient http;
    private readonly Uri policies;

    public ServerClient(Uri server, string cluster, string token)
    {
        policies = new Uri(server, $"/api/clusters/{Uri.EscapeDataString(cluster)}/policies");
        http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<PolicyList> ListAsync(CancellationToken cancellationToken) =>
        await AskAsync<PolicyList>(HttpMethod.Get, string.Empty, null, cancellationToken);

    /// <summary>By name or id; null when there is none.</summary>
    public async Task<PolicySummary?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).Items.FirstOrDefault(policy =>
            policy.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || policy.Id.ToString() == name);

    /// <exception cref="ServerRefusal">The server answers with an error.</exception>
    /// <exception cref="StartupException">Nobody answers.</exception>
    public async Task<T> AskAsync<T>(HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, policies + path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<T>(body, ApiJson.Options)!
                : throw ServerRefusal.Of((int)response.StatusCode, body);
        }
        catch (HttpRequestException error)
        {
            throw new StartupException($"No WacMirror answers at {policies.GetLeftPart(UriPartial.Authority)}: {error.Message}", error);
        }
    }

    public void Dispose() => http.Dispose();
}
