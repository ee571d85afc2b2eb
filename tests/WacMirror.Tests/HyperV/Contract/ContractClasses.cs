using WacMirror.Cim;
using WacMirror.Lab.Wsman;
using WacMirror.Tests.HyperV.Support;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>What the contract's node serves.</summary>
internal static class ContractClasses
{
    public const int Things = 200;

    /// <summary>A label for each, long enough that they fill several pages.</summary>
    public static FakeClass Thing()
    {
        var things = FakeClass.Named("Msvm_Thing", "InstanceID");
        for (var number = 0; number < Things; number++)
            things.With(
                FakeClass.Text("InstanceID", $@"Microsoft:{number:000}\A"),
                FakeClass.Text("Label", $"{(number % 2 == 0 ? "even" : "odd")} {new string('x', 200)}"),
                FakeClass.Number("Number", (ulong)number));
        return things;
    }

    /// <summary>One object with a value of every kind.</summary>
    public static FakeClass Values() => FakeClass.Named("Msvm_Values", "InstanceID").With(
        FakeClass.Text("InstanceID", "only"),
        FakeClass.Text("Nothing", null),
        FakeClass.Text("Empty", string.Empty),
        FakeClass.Text("Text", "仮想 Größe 😀 <tag> & \"quoted\" 'too'"),
        FakeClass.Text("Lines", "one\ntwo\n\tthree "),
        new("Yes", CimType.Boolean, CimValue.Of(true)),
        new("No", CimType.Boolean, CimValue.Of(false)),
        new("Most", CimType.UInt64, CimValue.Of(ulong.MaxValue)),
        new("Least", CimType.SInt64, CimValue.Of(long.MinValue)),
        new("Point", CimType.DateTime, CimValue.Of("20251217095522.702341+000")),
        new("Interval", CimType.DateTime, CimValue.Of("00000001023004.000000:000")),
        new("NoItems", CimType.UInt16, CimValue.OfMany(Array.Empty<ulong>()), IsArray: true),
        new("OneItem", CimType.UInt16, CimValue.OfMany([7UL]), IsArray: true),
        new("Items", CimType.String, CimValue.OfMany(["c", "a", "c"]), IsArray: true),
        new("Reference", CimType.Reference, CimValue.Of(Reference)),
        new("Embedded", CimType.Instance, CimValue.Of(Embedded)));

    public static CimPath Reference { get; } =
        CimPath.Of(Wire.Ns, "Msvm_Thing", ("InstanceID", @"Microsoft:001\A"));

    public static CimObject Embedded { get; } =
        new("Msvm_Thing", [FakeClass.Text("Label", "inside"), FakeClass.Number("Number", 3)]);

    /// <summary>A service with methods, and what was called last.</summary>
    public static FakeClass Service(Action<CimObject> called)
    {
        var service = FakeClass.Named("Msvm_ContractService", "CreationClassName", "Name")
            .With(FakeClass.Text("CreationClassName", "Msvm_ContractService"), FakeClass.Text("Name", "it"));
        service.OnInvoke = (_, method, parameters) =>
        {
            called(parameters);
            return method switch
            {
                "Change" => CimMethodAnswer.Of(0, new CimProperty(
                    "Resulting", CimType.Reference, new CimValue.List([CimValue.Of(Reference), CimValue.Of(Reference)]), true)),
                "Begin" => CimMethodAnswer.Of(4096, new CimProperty("Job", CimType.Reference, CimValue.Of(Job))),
                "Refuse" => throw new CimFault(CimFaultKind.InvalidMethodParameters, "No."),
                _ => throw new CimFault(CimFaultKind.ActionNotSupported, "Never heard of it."),
            };
        };
        return service;
    }

    /// <summary>A class of events.</summary>
    public static FakeClass Alarm()
    {
        var alarm = new FakeClass(Wire.Ns, "Msvm_Alarm", []) { IsEvents = true };
        alarm.Declared.AddRange(["Level", "Where"]);
        return alarm;
    }

    /// <summary>One of them.</summary>
    public static CimObject Rung(ulong level) =>
        new("Msvm_Alarm", [FakeClass.Number("Level", level), FakeClass.Text("Where", "ノード")]);

    public static CimPath ServicePath { get; } =
        CimPath.Of(Wire.Ns, "Msvm_ContractService", ("CreationClassName", "Msvm_ContractService"));

    public static CimPath Job { get; } = CimPath.Of(Wire.Ns, "Msvm_ConcreteJob", ("InstanceID", "00000000-0001"));
}
