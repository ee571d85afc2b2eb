using System.Net;
using System.Text;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class HttpSurfaceTests
{
    [Test]
    public async Task Identify_WithPassword_TellsVersion()
    {
        await using var bench = await Bench.StartAsync();
        var reply = await bench.PostAsync(Requests.Identify);
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.One("ProductVendor").Value, Is.EqualTo("Microsoft Corporation"));
            Assert.That(reply.One("ProductVersion").Value, Does.Not.Contain("OS: 0.0.0"));
        });
    }

    [Test]
    public async Task Identify_FromStranger_HidesVersion()
    {
        await using var bench = await Bench.StartAsync();
        var reply = await bench.SendAsync(Stranger(bench, Requests.Identify));
        Assert.That(reply.One("ProductVersion").Value, Does.StartWith("OS: 0.0.0"));
    }

    [Test]
    public async Task Enumerate_FromStrangerWhoAsksToIdentify_IsRefused()
    {
        await using var bench = await Bench.StartAsync(FakeClass.Named("Msvm_X", "Name"));
        var reply = await bench.SendAsync(Stranger(bench, Requests.Enumerate(Requests.Wmi + "Msvm_X")));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Garbage_FromStrangerWhoAsksToIdentify_LearnsNothing()
    {
        await using var bench = await Bench.StartAsync();
        var reply = await bench.SendAsync(Stranger(bench, "<garbage"));
        Assert.That((reply.Status, reply.Octets), Is.EqualTo((HttpStatusCode.Unauthorized, 0)));
    }

    [TestCase("operator", "wrong")]
    [TestCase("Operator", Bench.Password)]
    [TestCase("", "")]
    public async Task Request_WithWrongPassword_IsChallenged(string userName, string password)
    {
        await using var bench = await Bench.StartAsync();
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        request.Headers.Authorization = Bench.Basic(userName, password);
        using var response = await bench.Client.SendAsync(request);
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Basic realm=\"WSMAN\""));
        });
    }

    [TestCase("Basic")]
    [TestCase("Basic !!!")]
    [TestCase("Negotiate TlRMTVNTUAAB")]
    public async Task Request_WithStrangeAuthorization_IsChallenged(string header)
    {
        await using var bench = await Bench.StartAsync();
        var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        request.Headers.Authorization = null;
        request.Headers.TryAddWithoutValidation("Authorization", header);
        Assert.That((await bench.SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/wsman/", HttpStatusCode.OK)]
    [TestCase("/WSMAN", HttpStatusCode.OK)]
    [TestCase("/", HttpStatusCode.NotFound)]
    [TestCase("/wsman/more", HttpStatusCode.NotFound)]
    public async Task Path_DecidesWhetherAnybodyAnswers(string path, HttpStatusCode status)
    {
        await using var bench = await Bench.StartAsync();
        var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        request.RequestUri = new Uri(bench.Server.EndpointOf("NODE1"), path);
        Assert.That((await bench.SendAsync(request)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Get_OverHttp_IsNotAllowed()
    {
        await using var bench = await Bench.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, bench.Server.EndpointOf("NODE1"));
        Assert.That((await bench.SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [TestCase("text/xml")]
    [TestCase("application/soap+xml;charset=koi8-r")]
    [TestCase("multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\"")]
    public async Task ContentType_ThatIsNotSoap_IsUnsupported(string type)
    {
        await using var bench = await Bench.StartAsync();
        var reply = await bench.SendAsync(bench.Request(Encoding.UTF8.GetBytes(Requests.Identify), type: type));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("application/soap+xml")]
    [TestCase("application/soap+xml; charset=\"utf-8\"")]
    [TestCase("Application/SOAP+XML;charset=UTF-8;action=\"urn:x\"")]
    [TestCase("application/soap+xml;charset=utf-16")]
    [TestCase("application/soap+xml;charset=utf-16le")]
    public async Task ContentType_OfSoapInEitherEncoding_IsTaken(string type)
    {
        await using var bench = await Bench.StartAsync();
        var encoding = type.Contains("16", StringComparison.Ordinal) ? Encoding.Unicode : Encoding.UTF8;
        var octets = encoding.GetBytes($"""<?xml version="1.0" encoding="{encoding.WebName}"?>{Requests.Identify}""");
        Assert.That((await bench.SendAsync(bench.Request(octets, type: type))).Has("IdentifyResponse"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Utf16Request_WithOrWithoutMark_IsAnsweredInUtf16(bool mark)
    {
        await using var bench = await Bench.StartAsync(
            FakeClass.Named("Msvm_X", "Name").With(FakeClass.Text("Name", "仮想マシン")));
        var octets = Encoding.Unicode.GetBytes((mark ? "\uFEFF" : "") + Requests.Query("SELECT * FROM Msvm_X"));
        var reply = await bench.SendAsync(bench.Request(octets, type: "application/soap+xml;charset=UTF-16"));
        Assert.Multiple(() =>
        {
            Assert.That(reply.ContentType, Is.EqualTo("application/soap+xml; charset=UTF-16"));
            Assert.That(reply.Values("Name"), Is.EqualTo(new[] { "仮想マシン" }));
        });
    }

    [Test]
    public async Task Request_PaddedWithNuls_IsUnderstood()
    {
        await using var bench = await Bench.StartAsync();
        Assert.That((await bench.PostAsync(Requests.Identify + "\0\0\0")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Request_LargerThanTheEnvelope_IsRefusedAndTheServerGoesOn()
    {
        await using var bench = await Bench.StartAsync();
        var reply = await bench.PostAsync(Requests.Identify + new string(' ', 600_000));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
            Assert.That(reply.Subcode, Is.EqualTo("w:QuotaLimit"));
            Assert.That((await bench.PostAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    private static HttpRequestMessage Stranger(Bench bench, string envelope)
    {
        var request = bench.Request(Encoding.UTF8.GetBytes(envelope));
        request.Headers.Authorization = null;
        request.Headers.Add("WSMANIDENTIFY", "unauthenticated");
        return request;
    }
}
