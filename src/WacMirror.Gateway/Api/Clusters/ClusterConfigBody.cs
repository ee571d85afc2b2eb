using System.Text;
using Microsoft.AspNetCore.Http;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Reading;

namespace WacMirror.Gateway.Api.Clusters;

/// <summary>Reads a definition from a request by the same rules as from the file, so that all errors are told at
/// once.</summary>
internal static class ClusterConfigBody
{
    /// <summary>Shorter would refuse a list of 256 servers; longer only feeds mistakes.</summary>
    private const int MaxBytes = 64 * 1024;

    /// <exception cref="ApiException">The body is too long.</exception>
    /// <exception cref="ConfigException">It is no usable definition.</exception>
    public static async Task<ClusterConfig> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes
            ? ClusterConfigReader.Read(Encoding.UTF8.GetString(buffer, 0, length))
            : throw new ApiException(ApiError.Of(
                413, "body-too-large", "Too large", $"A definition has up to {MaxBytes} bytes."));
    }
}
