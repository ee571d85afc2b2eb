using System.Text;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

/// <summary>The envelopes, character by character: a node is strict about each of these.</summary>
public sealed class RequestTests
{
    private const string Root =
        """<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:m="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd">""";

    [Test]
    public void Enumerate_OfAQuery_GoesToTheStarOfTheNamespaceWithPageSizeAndFilter() => Assert.That(
        Text(Wire.Requests.Enumerate(Wire.Ns, Wql.Select("Msvm_X", "A", "B").WherePrefix("A", @"Microsoft:1\2"))),
        Is.EqualTo(Expected(
            "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/*",
            "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate",
            string.Empty,
            """<n:Enumerate><w:OptimizeEnumeration /><w:MaxElements>32000</w:MaxElements><w:Filter Dialect="http://schemas.microsoft.com/wbem/wsman/1/WQL">SELECT A,B FROM Msvm_X WHERE A LIKE 'Microsoft:1\\2%'</w:Filter></n:Enumerate>""")));

    [Test]
    public void Enumerate_ThatWantsPaths_AsksForObjectsWithReferences() => Assert.That(
        Text(Wire.Requests.Enumerate(Wire.Ns, Wql.Select("Msvm_X").WithPaths())),
        Does.Contain(
            "<w:MaxElements>32000</w:MaxElements><w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode><w:Filter "));

    [Test]
    public void Pull_OfAContext_AsksForMoreThanOneRow() => Assert.That(
        Text(Wire.Requests.Pull(Wire.Ns, Wql.Select("Msvm_X"), "uuid:7")),
        Is.EqualTo(Expected(
            "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/*",
            "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Pull",
            string.Empty,
            """<n:Pull><n:EnumerationContext>uuid:7</n:EnumerationContext><n:MaxElements>32000</n:MaxElements></n:Pull>""")));

    [Test]
    public void Release_OfAContext_NamesIt() => Assert.That(
        Text(Wire.Requests.Release(Wire.Ns, Wql.Select("Msvm_X"), "uuid:7")),
        Does.EndWith("""<s:Body><n:Release><n:EnumerationContext>uuid:7</n:EnumerationContext></n:Release></s:Body></s:Envelope>"""));

    [Test]
    public void Get_OfAPath_CarriesItsKeysAsSelectors() => Assert.That(
        Text(Wire.Requests.Get(CimPath.Of(Wire.Ns, "Msvm_ConcreteJob", ("InstanceID", "A<1>")))),
        Is.EqualTo(Expected(
            "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/Msvm_ConcreteJob",
            "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",
            """<w:SelectorSet><w:Selector Name="InstanceID">A&lt;1&gt;</w:Selector></w:SelectorSet>""",
            string.Empty)));

    [Test]
    public void Invoke_WithReferenceAndEmbeddedInstances_WritesThemAsWindowsTakesThem()
    {
        var service = "Msvm_VirtualSystemManagementService";
        var setting = new CimObject("Msvm_S", [new("MonitorMode", CimType.UInt8, CimValue.Of(0UL))]);
        var text = Text(Wire.Requests.Invoke(
            CimPath.Of(Wire.Ns, service, ("CreationClassName", service)),
            "AddFeatureSettings",
            [
                new("AffectedConfiguration", CimType.Reference,
                    CimValue.Of(CimPath.Of(Wire.Ns, "Msvm_E", ("InstanceID", @"Microsoft:1\2\C")))),
                new("FeatureSettings", CimType.Instance,
                    new CimValue.List([CimValue.Of(setting), CimValue.Of(setting)]), IsArray: true),
            ]));
        const string embedded =
            "<p:FeatureSettings>&lt;INSTANCE CLASSNAME=\"Msvm_S\"&gt;&lt;PROPERTY NAME=\"MonitorMode\" TYPE=\"uint8\"&gt;"
            + "&lt;VALUE&gt;0&lt;/VALUE&gt;&lt;/PROPERTY&gt;&lt;/INSTANCE&gt;</p:FeatureSettings>";
        Assert.That(text, Is.EqualTo(Expected(
            "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/Msvm_VirtualSystemManagementService",
            "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/Msvm_VirtualSystemManagementService/AddFeatureSettings",
            """<w:SelectorSet><w:Selector Name="CreationClassName">Msvm_VirtualSystemManagementService</w:Selector></w:SelectorSet>""",
            """<p:AddFeatureSettings_INPUT xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/Msvm_VirtualSystemManagementService"><p:AffectedConfiguration><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address><a:ReferenceParameters><w:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/Msvm_E</w:ResourceURI><w:SelectorSet><w:Selector Name="InstanceID">Microsoft:1\2\C</w:Selector></w:SelectorSet></a:ReferenceParameters></p:AffectedConfiguration>"""
            + embedded + embedded + "</p:AddFeatureSettings_INPUT>")));
    }

    [Test]
    public void Identify_NeedsNoHeader() => Assert.That(
        Text(WsmanRequests.Identify()),
        Is.EqualTo(Root + """<s:Header /><s:Body><i:Identify xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd" /></s:Body></s:Envelope>"""));

    private static string Text(WsmanRequest request) => Encoding.UTF8.GetString(request.Content.Span);

    private static string Expected(string resource, string action, string selectors, string body) =>
        Root
        + $"""<s:Header><a:To>http://127.0.0.1:5985/wsman</a:To><w:ResourceURI s:mustUnderstand="true">{resource}</w:ResourceURI>"""
        + """<a:ReplyTo><a:Address s:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>"""
        + $"""<a:Action s:mustUnderstand="true">{action}</a:Action><w:MaxEnvelopeSize s:mustUnderstand="true">512000</w:MaxEnvelopeSize>"""
        + """<a:MessageID>uuid:2CE8AD2B-8EA5-4FA8-A11C-A4C335FE9AAC</a:MessageID><w:Locale xml:lang="en-US" s:mustUnderstand="false" />"""
        + $"""<m:DataLocale xml:lang="en-US" s:mustUnderstand="false" />{selectors}<w:OperationTimeout>PT24.000S</w:OperationTimeout></s:Header>"""
        + (body.Length > 0 ? $"<s:Body>{body}</s:Body></s:Envelope>" : "<s:Body /></s:Envelope>");
}
