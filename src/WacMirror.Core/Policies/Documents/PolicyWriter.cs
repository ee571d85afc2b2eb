using System.Globalization;
using Newtonsoft.Json;

namespace WacMirror.Core.Policies.Documents;

/// <summary>Writes a policy with every member that has a value, always in the same order and form.</summary>
internal static class PolicyWriter
{
    public static string Write(MirrorPolicy policy, bool isStored)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text))
        {
            json.Formatting = isStored ? Formatting.None : Formatting.Indented;
            json.WriteStartObject();
            foreach (var field in isStored ? PolicyFields.Stored : PolicyFields.Policy)
                if (ValueOf(policy, field) is { } write)
                {
                    json.WritePropertyName(field);
                    write(json);
                }
            json.WriteEndObject();
        }
        return text.ToString();
    }

    /// <summary>How to write a member; null when it has no value.</summary>
    private static Action<JsonWriter>? ValueOf(MirrorPolicy policy, string field) => field switch
    {
        "id" => json => json.WriteValue(policy.Id.ToString("D")),
        "cluster" => json => json.WriteValue(policy.Cluster),
        "revision" => json => json.WriteValue(policy.Revision),
        "name" => json => json.WriteValue(policy.Name),
        "enabled" => json => json.WriteValue(policy.IsEnabled),
        "mode" => json => json.WriteValue(Words<PolicyMode>.Of(policy.Mode)),
        "session" => json => json.WriteValue(policy.Session),
        "sources" => json => SelectorWriter.Write(json, policy.Sources),
        "destinations" => json => SelectorWriter.WriteGroups(json, policy.Destinations),
        "collectors" => json => json.WriteValue(Words<CollectorMode>.Of(policy.Collectors)),
        "colocate" => json => json.WriteValue(Words<Colocation>.Of(policy.Colocate)),
        "manageTrunk" => json => json.WriteValue(policy.ManageTrunk),
        "manageCapture" => json => json.WriteValue(policy.ManageCapture),
        "expiresAt" => policy.ExpiresAt is { } end ? json => json.WriteValue(FieldRules.Write(end)) : null,
        "expiresIn" => null,
        "reason" => policy.Reason is { } reason ? json => json.WriteValue(reason) : null,
        "origin" => json => json.WriteValue(Words<PolicyOrigin>.Of(policy.Origin)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of a policy"),
    };
}
