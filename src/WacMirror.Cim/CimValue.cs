using System.Collections.Immutable;
using System.Globalization;

namespace WacMirror.Cim;

/// <summary>
/// The value of a CIM property or parameter. Scalars stay the text that the wire carried: WS-Man sends no
/// types, so whoever knows the class decides what the text means. Immutable, safe on any thread.
/// </summary>
public abstract record CimValue
{
    private CimValue()
    {
    }

    /// <summary>The value that is not there: <c>xsi:nil</c>, or a property that the answer left out.</summary>
    public static CimValue None { get; } = new Null();

    /// <summary>No value.</summary>
    public sealed record Null : CimValue;

    /// <summary>One scalar as invariant text: <c>true</c>, <c>2</c>, a name, a CIM datetime.</summary>
    public sealed record Scalar(string Text) : CimValue;

    /// <summary>A reference to another object.</summary>
    public sealed record Reference(CimPath Path) : CimValue;

    /// <summary>An object held inside the property.</summary>
    public sealed record Embedded(CimObject Object) : CimValue;

    /// <summary>An array. WS-Man leaves an empty one out, so absent and empty cannot be told apart there.</summary>
    public sealed record List(ImmutableArray<CimValue> Items) : CimValue
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Length;
    }

    public static CimValue Of(string? text) => text is null ? None : new Scalar(text);

    public static CimValue Of(bool value) => new Scalar(value ? "true" : "false");

    public static CimValue Of(ulong value) => new Scalar(value.ToString(CultureInfo.InvariantCulture));

    public static CimValue Of(long value) => new Scalar(value.ToString(CultureInfo.InvariantCulture));

    public static CimValue Of(CimPath? path) => path is null ? None : new Reference(path);

    public static CimValue Of(CimObject? value) => value is null ? None : new Embedded(value);

    public static CimValue OfMany(IEnumerable<string> texts) =>
        new List([.. texts.Select(text => new Scalar(text))]);

    public static CimValue OfMany(IEnumerable<ulong> values) => new List([.. values.Select(Of)]);

    /// <summary>The elements: an array's own, a scalar as one, nothing for null. A one-element array looks
    /// like a scalar on the wire, so readers of array properties always come this way.</summary>
    public ImmutableArray<CimValue> AsItems => this switch
    {
        Null => [],
        List list => list.Items,
        _ => [this],
    };

    /// <summary>The scalar's text, a reference's object path, else null.</summary>
    public string? AsText => this switch
    {
        Scalar scalar => scalar.Text,
        Reference reference => reference.Path.ToString(),
        List { Items: [var only] } => only.AsText,
        _ => null,
    };
}
