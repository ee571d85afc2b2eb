using System.Xml.Linq;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Classes;

namespace WacMirror.Tests.Lab.Wsman.Peers;

/// <summary>Sets mirror roles with wsl alone, as an administrator at a shell would.</summary>
internal sealed class WslRole(Wsl wsl)
{
    private const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    private const string Service = "Msvm_VirtualSystemManagementService";
    private const string Completed = "7";

    /// <summary>Adds a security setting with the role to a connection that has none.</summary>
    public async Task AddAsync(string connectionId, int role)
    {
        var template = (await wsl.QueryAsync($@"SELECT * FROM {Security} WHERE InstanceID LIKE '%\\Default'")).First();
        // The script's "read" takes a backslash for itself.
        wsl.Write("connection.xml", Reference(
            "Msvm_EthernetPortAllocationSettingData", "InstanceID", connectionId.Replace(@"\", @"\\")));
        await InvokeAsync("AddFeatureSettings", template, role, "AffectedConfiguration=FILE:connection.xml");
    }

    /// <summary>Changes the role of a connection that has a security setting.</summary>
    public async Task ModifyAsync(string connectionId, int role) =>
        await InvokeAsync("ModifyFeatureSettings", await SettingAsync(connectionId), role);

    public async Task<string> RoleAsync(string connectionId) =>
        (await SettingAsync(connectionId)).Elements().Single(property => property.Name.LocalName == "MonitorMode").Value;

    private async Task<XElement> SettingAsync(string connectionId) => (await wsl.QueryAsync(
        $"SELECT * FROM {Security} WHERE InstanceID LIKE '{connectionId.Replace(@"\", @"\\")}%'")).Single();

    private async Task InvokeAsync(string method, XElement setting, int role, params string[] more)
    {
        wsl.Write("service.xml", Reference(Service, "CreationClassName", Service));
        wsl.Write("setting.txt", new XText(Embedded(setting, role)).ToString());
        var answer = (await wsl.RunAsync(
            "wslinvoke",
            [Requests.Wmi + Service, method, "-inst", "service.xml", "FeatureSettings=RFILE:setting.txt", .. more])).Single();
        var code = One(answer, "ReturnValue").Value;
        Assert.That(code, Is.EqualTo("4096"), answer.ToString());
        await CompleteAsync(One(One(answer, "Job"), "Selector").Value);
    }

    /// <summary>A job of the lab takes a tenth of a second, fewer than these questions.</summary>
    private async Task CompleteAsync(string job)
    {
        for (var question = 0; question < 200; question++)
        {
            var answer = (await wsl.RunAsync("wslget", Requests.Wmi + "Msvm_ConcreteJob", $"InstanceID={job}")).Single();
            if (One(answer, "JobState").Value == Completed)
                return;
        }
        Assert.Fail($"The job {job} does not end.");
    }

    /// <summary>The whole object as CIM-XML text, with the types of the class.</summary>
    private static string Embedded(XElement setting, int role)
    {
        var types = ClassShape.Of(Security).Properties.ToDictionary(property => property.Name, property => property.Type);
        var properties = setting.Elements().Select(element =>
        {
            var name = element.Name.LocalName;
            var isNull = element.Attributes().Any(attribute => attribute.Name.LocalName == "nil");
            return new CimProperty(name, types[name], isNull ? CimValue.None : CimValue.Of(element.Value));
        });
        return CimXml.Write(new CimObject(Security, properties)
            .With("MonitorMode", CimType.UInt8, CimValue.Of((ulong)role)));
    }

    private static XElement One(XElement element, string name) =>
        element.Descendants().First(part => part.Name.LocalName == name);

    /// <summary>A line for each element, and wsl's own prefixes, which its requests declare.</summary>
    private static string Reference(string className, string key, string value) =>
        $"""
        <wsa:EndpointReference>
        <wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address>
        <wsa:ReferenceParameters>
        <wsman:ResourceURI>{Requests.Wmi}{className}</wsman:ResourceURI>
        <wsman:SelectorSet>
        <wsman:Selector Name="{key}">{value}</wsman:Selector>
        </wsman:SelectorSet>
        </wsa:ReferenceParameters>
        </wsa:EndpointReference>

        """;
}
