namespace WacMirror.Soak.Oracle;

/// <summary>Role and session as one text, <c>MODE/SESSION</c> by their numbers on the node.</summary>
internal static class RoleText
{
    public const int Destination = 1;
    public const int Source = 2;
    public const string None = "0/0";

    public static string Of(int mode, int session) => $"{mode}/{session}";

    public static int Mode(string text) => text[0] - '0';

    public static int Session(string text) => int.Parse(text.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>No role, in the session that it had.</summary>
    public static string Cleared(string text) => Of(0, Session(text));

    /// <summary>The session alone mirrors nothing.</summary>
    public static bool IsNothing(string text) => Mode(text) == 0;
}
