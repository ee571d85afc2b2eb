using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A node on loopback that speaks TLS with a certificate made for it, by an authority made for it, and answers
/// Identify.</summary>
internal sealed class TlsNode : IAsyncDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WebApplication application;
    private readonly string folder = Directory.CreateTempSubdirectory("wacmirror-tls").FullName;

    private TlsNode(WebApplication application, X509Certificate2 authority, X509Certificate2 certificate)
    {
        this.application = application;
        Certificate = certificate;
        AuthorityFile = Path.Combine(folder, "authority.pem");
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    public string AuthorityFile { get; }

    public string Thumbprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public Uri Address => new($"https://localhost:{Port}/wsman");

    private int Port => new Uri(application.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <param name="name">The one name in the certificate.</param>
    /// <param name="until">When it ends.</param>
    public static async Task<TlsNode> StartAsync(string name = "localhost", DateTimeOffset? until = null)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = AuthorityOf(authorityKey);
        var certificate = CertificateOf(name, until ?? new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero), authority);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listener => listener.UseHttps(certificate)));
        var application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
        return new TlsNode(application, authority, certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/soap+xml;charset=UTF-8";
        return context.Response.WriteAsync(Wire.Envelope(
            "<i:IdentifyResponse xmlns:i=\"http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\">"
            + "<i:ProductVendor>Test</i:ProductVendor></i:IdentifyResponse>"));
    }

    private static X509Certificate2 AuthorityOf(ECDsa key)
    {
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(Start, Start.AddYears(79));
    }

    private static X509Certificate2 CertificateOf(string name, DateTimeOffset until, X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, Start, until, [1, 2, 3, 4]);
        return signed.CopyWithPrivateKey(key);
    }
}
