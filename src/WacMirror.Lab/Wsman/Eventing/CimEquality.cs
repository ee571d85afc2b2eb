using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>Compares objects of one class by what they hold, embedded objects included.</summary>
internal static class CimEquality
{
    public static bool Same(CimObject left, CimObject right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.ClassName != right.ClassName || left.Properties.Length != right.Properties.Length)
            return false;
        for (var i = 0; i < left.Properties.Length; i++)
            if (left.Properties[i].Name != right.Properties[i].Name
                || !Same(left.Properties[i].Value, right.Properties[i].Value))
                return false;
        return true;
    }

    private static bool Same(CimValue left, CimValue right) => (left, right) switch
    {
        (CimValue.Embedded one, CimValue.Embedded other) => Same(one.Object, other.Object),
        (CimValue.List one, CimValue.List other) =>
            one.Items.Length == other.Items.Length && one.Items.Zip(other.Items, Same).All(same => same),
        _ => left.Equals(right),
    };
}
