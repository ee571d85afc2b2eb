using System.Text;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

/// <summary>Answers that arrive in pieces, of any size and in either encoding.</summary>
public sealed class ArrivalTests
{
    private const string Prolog = "<?xml version=\"1.0\"?><!-- a > b - c --><?p <x> ?>";

    // Everything in which an end of a tag is none, or where one is easily overlooked.
    private static readonly string Odd = Wire.Enumerate(
        Wire.Instance("Msvm_X", "<p:A t='a>b' u=\"/>\">1<!-- <p:B> --></p:A><p:B><![CDATA[</p:B> ]] ]> <x/>]]></p:B>"
            + "<p:C/><p:D >仮想スイッチ</p:D ><?pi > ?><p:E>a > b</p:E><!----><p:F><!-- - -> -->x</p:F>")
        + Wire.Instance("Msvm_X", "<p:A>2</p:A>")).Trim();

    [Test]
    public async Task Answer_InPiecesOfAnySize_ReadsAlike([Values(1, 2, 3, 5, 7, 64, 4096)] int step, [Values] bool isWide)
    {
        var encoding = isWide ? Encoding.Unicode : new UTF8Encoding(false);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes((isWide ? string.Empty : Prolog) + Odd)];
        var rows = await Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(new DribblingStream(body, step))));
        Assert.That(rows, Has.Count.EqualTo(2));
        Assert.That(
            rows[0].Properties.Select(property => (property.Name, property.Value.AsText)),
            Is.EqualTo(
            [
                ("A", "1"), ("B", "</p:B> ]] ]> <x/>"), ("C", ""), ("D", "仮想スイッチ"), ("E", "a > b"), ("F", "x"),
            ]));
    }

    [Test]
    public async Task Row_ThatHasArrived_IsHandedOutWhateverComesBehindIt()
    {
        var whole = Wire.Enumerate(Wire.Instance("Msvm_X", "<p:A>1</p:A>") + "|");
        var split = whole.IndexOf('|', StringComparison.Ordinal);
        await using var arriving = new ArrivingStream(whole[..split], whole[(split + 1)..]);
        await using var rows = Wire.Session(ScriptedHandler.Answer(arriving))
            .QueryAsync(Wire.Ns, Wql.Select("Msvm_X"), CancellationToken.None).GetAsyncEnumerator();
        Assert.That(await rows.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)), Is.True);
        Assert.That(arriving.IsRestRead, Is.False);
        arriving.LetTheRestArrive();
        Assert.That(await rows.MoveNextAsync(), Is.False);
    }

    [TestCase("<a")]
    [TestCase("<a></b></a>")]
    [TestCase("<a b=c/>")]
    [TestCase("<a>&none;</a>")]
    [TestCase("<a><![CDATA[</a>")]
    [TestCase("<a><!-- </a>")]
    [TestCase("<>")]
    [TestCase("<a b='<'/>")]
    [TestCase("</a>")]
    [TestCase("<a/><b/>")]
    [TestCase("text")]
    public void Answer_ThatIsNoXml_IsAProtocolViolationInPiecesToo(string body)
    {
        foreach (var step in new[] { 1, 100 })
            Assert.That(
                () => Wire.ReadAllAsync(Wire.Session(
                    ScriptedHandler.Answer(new DribblingStream(Encoding.UTF8.GetBytes(body), step)))),
                Fails.With(NodeFault.ProtocolViolation));
    }

    [Test]
    public async Task Answers_OfAHundredMegabytes_LeaveNothingBehindAsTheyPass()
    {
        const int Pages = 28;
        var row = Wire.Instance("Msvm_X", $"<p:A>{new string('x', 400)}</p:A>");
        var items = string.Concat(Enumerable.Repeat(row, 7_000));
        var more = Encoding.UTF8.GetBytes(Wire.Pull(items, "uuid:1"));
        var end = Encoding.UTF8.GetBytes(Wire.Pull(items));
        Assert.That(more.Length * (long)Pages, Is.GreaterThan(100_000_000).And.LessThan(Pages * 4_000_000L));
        var session = Wire.Session([
            .. Enumerable.Range(1, Pages - 1)
                .Select(_ => ScriptedHandler.Answer(new MemoryStream(more, writable: false))),
            ScriptedHandler.Answer(new MemoryStream(end, writable: false)),
        ]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var count = 0;
        long most = 0;
        await foreach (var found in session.QueryAsync(Wire.Ns, Wql.Select("Msvm_X"), CancellationToken.None))
            if (++count % 50_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        Assert.That(count, Is.EqualTo(Pages * 7_000));
        Assert.That(most, Is.LessThan(4_000_000));
    }
}
