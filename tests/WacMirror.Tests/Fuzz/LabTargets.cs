using System.Text;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Eventing;
using WacMirror.Lab.Wsman.Operations;
using WacMirror.Lab.Wsman.Queries;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.Fuzz;

/// <summary>What the lab reads of its clients.</summary>
internal static class LabTargets
{
    private static readonly CimObject Row = new("Msvm_ComputerSystem",
    [
        FakeClass.Text("Name", "vm-1"), FakeClass.Number("EnabledState", 2), FakeClass.Text("Caption", null),
        new("TargetInstance", CimType.Instance, CimValue.Of(new CimObject("Msvm_X", [FakeClass.Text("Name", "x")]))),
    ]);

    private static readonly RequestDispatcher Dispatcher = NewDispatcher();

    public static FuzzTarget Request { get; } = new("lab-request", async input =>
    {
        try
        {
            using var answer = new Answer(Encoding.UTF8, "en-US");
            await Dispatcher.RunAsync(EnvelopeReader.Read(input), answer, true, CancellationToken.None);
        }
        catch (CimFault)
        {
            return;
        }
    }, StaysOnItsThread: false);

    public static FuzzTarget Query { get; } = new("lab-wql", input =>
    {
        Evaluate(() => WqlParser.Parse(input));
        Evaluate(() => WqlParser.ParseEvent(input));
        return Task.CompletedTask;
    });

    public static FuzzTarget Sealed { get; } = new("sealed", input =>
    {
        SealedBody.Read(Encoding.Latin1.GetBytes(input), "Encrypted Boundary");
        return Task.CompletedTask;
    });

    private static void Evaluate(Func<WqlQuery> parse)
    {
        try
        {
            var query = parse();
            WqlCheck.Verify(query, Row.ClassName, name => Row.Find(name) is not null);
            new WqlEvaluator((name, ancestor) => name == ancestor).Selects(query.Condition, Row);
        }
        catch (CimFault)
        {
            return;
        }
    }

    private static RequestDispatcher NewDispatcher()
    {
        // A clock that stands still: nothing that an input opens expires meanwhile.
        var options = Bench.Options(new FakeTimeProvider());
        var machines = EnumerateTests.Machines(3);
        machines.OnInvoke = static (_, _, _) => CimMethodAnswer.Of(0);
        var alarms = new FakeClass(FakeClass.Virtualization, "Msvm_Alarm", []) { IsEvents = true };
        alarms.Declared.Add("Level");
        return new RequestDispatcher(
            new ClassCatalog([machines, alarms]),
            new EnumerationTable(options.Time, options.EnumerationTimeout, options.MaxConcurrentOperationsPerUser),
            new SubscriptionTable(options.Time),
            new CimEventFeed(),
            options);
    }
}
