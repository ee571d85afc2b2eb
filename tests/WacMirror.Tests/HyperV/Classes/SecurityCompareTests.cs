using WacMirror.Cim;
using WacMirror.HyperV.Classes;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Classes;

public sealed class SecurityCompareTests
{
    private static readonly CimObject Default = Rows.Of(
        SecuritySetting.ClassName, ("InstanceID", @"Microsoft:A\B\C\F\S"), ("Caption", "Sicherheit"),
        ("AllowMacSpoofing", "FALSE"), ("MonitorMode", 0), ("MonitorSession", "0"), ("TeamName", ""), ("StormLimit", null));

    [Test]
    public void Object_WithEveryDefault_EqualsNone() => Assert.Multiple(() =>
    {
        Assert.That(SecurityCompare.AreSame(Default, null), Is.True);
        Assert.That(SecurityCompare.AreSame(null, Default), Is.True);
        Assert.That(SecurityCompare.AreSame(null, null), Is.True);
    });

    [TestCase("MonitorMode", "2")]
    [TestCase("AllowMacSpoofing", "true")]
    [TestCase("VirtualSubnetId", "5001")]
    [TestCase("TeamName", "a")]
    [TestCase("BrandNewInWindows2031", "7")]
    public void Object_ThatSaysOneThingMore_IsAnother(string name, string value)
    {
        var other = Default.With(name, CimType.String, CimValue.Of(value));
        Assert.That(SecurityCompare.AreSame(other, null), Is.False);
        Assert.That(SecurityCompare.AreSame(Default, other), Is.False);
        Assert.That(SecurityCompare.AreSame(other, other), Is.True);
    }

    [TestCase("instanceid", "Microsoft:X")]
    [TestCase("Caption", "Security")]
    [TestCase("ElementName", null)]
    [TestCase("AllowMacSpoofing", "0")]
    [TestCase("MonitorMode", null)]
    public void Names_AndSpellings_SayNothing(string name, string? value) =>
        Assert.That(SecurityCompare.AreSame(Default.With(name, CimType.String, CimValue.Of(value)), Default), Is.True);

    [TestCase("7", true)]
    [TestCase("8", false)]
    public void Default_OfANewerProperty_IsTheTemplates(string value, bool isSame)
    {
        var template = Default.With("BrandNewInWindows2031", CimType.UInt8, CimValue.Of(7UL));
        var setting = Default.With("BrandNewInWindows2031", CimType.UInt8, CimValue.Of(value));
        Assert.That(SecurityCompare.AreSame(setting, null, template), Is.EqualTo(isSame));
    }
}
