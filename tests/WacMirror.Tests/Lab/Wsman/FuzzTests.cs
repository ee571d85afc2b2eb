using System.Net;
using System.Text;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class FuzzTests
{
    private const int Rounds = 400;

    [Test]
    public async Task Requests_WithFlippedOctets_AreAlwaysAnswered([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        await AssertAnsweredAsync(valid =>
        {
            var octets = valid.ToArray();
            for (var flips = random.Next(1, 9); flips > 0; flips--)
                octets[random.Next(octets.Length)] ^= (byte)(1 << random.Next(8));
            return octets;
        });
    }

    [Test]
    public async Task Requests_CutShort_AreAlwaysAnswered()
    {
        var random = new Random(4);
        await AssertAnsweredAsync(valid => valid[..random.Next(valid.Length)]);
    }

    [Test]
    public async Task Requests_WithRepeatedParts_AreAlwaysAnswered()
    {
        var random = new Random(5);
        await AssertAnsweredAsync(valid =>
        {
            var from = random.Next(valid.Length);
            var to = random.Next(from, valid.Length);
            return [.. valid[..to], .. valid[from..]];
        });
    }

    private static async Task AssertAnsweredAsync(Func<byte[], byte[]> spoil)
    {
        var machines = EnumerateTests.Machines(3);
        machines.OnInvoke = static (_, _, _) => WacMirror.Lab.Wsman.CimMethodAnswer.Of(0);
        await using var bench = await Bench.StartAsync(machines);
        var valid = Valid().Select(Encoding.UTF8.GetBytes).ToArray();
        var statuses = new HashSet<HttpStatusCode>();
        for (var round = 0; round < Rounds; round++)
        {
            var octets = spoil(valid[round % valid.Length]);
            using var response = await bench.Client.SendAsync(bench.Request(octets));
            statuses.Add(response.StatusCode);
        }
        Assert.That(statuses, Is.SubsetOf(new[]
        {
            HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError,
        }).And.Contains(HttpStatusCode.BadRequest));
        Assert.That((await bench.PostAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static string[] Valid() =>
    [
        Requests.Identify,
        Requests.Query(@"SELECT * FROM Msvm_ComputerSystem WHERE Name LIKE 'vm[-]%' AND NOT (Name = ""vm-\\1"" OR Caption IS NULL)"),
        Requests.Query("SELECT Name FROM Msvm_ComputerSystem", "<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>"),
        Requests.Pull("uuid:00000000-0000-4000-8000-000000000003", 5),
        Requests.Release("uuid:00000000-0000-4000-8000-000000000003"),
        Requests.Envelope(
            Requests.Get, Requests.Wmi + "Msvm_ComputerSystem", "", Requests.Selectors(("Name", "vm-1"))),
        Requests.Invoke(
            "Msvm_ComputerSystem", "Do", "<p:Do_INPUT><p:A>1</p:A><p:A>2</p:A></p:Do_INPUT>", Requests.Selectors(("Name", "vm-1"))),
    ];
}
