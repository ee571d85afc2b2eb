using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Validating;

/// <summary>Holds a credential's reference to its source. What the members hold is not repeated in an error: a password
/// may have been put there by mistake.</summary>
internal static class CredentialValidator
{
    public const string VariablePrefix = "WACMIRROR_";
    public const string VariableRule = "the name of an environment variable that begins with " + VariablePrefix;
    public const string FileRule = "the name of a file in the data directory's folder credentials: letters, digits, '-', '_', '.'";

    private const string NoPasswordRule = VariableRule + " and does not hold a password: users are shown";

    public static IEnumerable<FieldError> Check(ClusterConfig config)
    {
        var credential = config.Credential;
        var takesVariables = credential.From == CredentialSource.Environment;
        return Variable("userVariable", credential.UserVariable, takesVariables)
            .Concat(Variable("passwordVariable", credential.PasswordVariable, takesVariables))
            .Concat(User(credential))
            .Concat(File(credential));
    }

    /// <summary>A password under the user's member would be shown wherever it is said as whom a node was
    /// asked.</summary>
    private static IEnumerable<FieldError> User(CredentialConfig credential)
    {
        if (IsVariable(credential.UserVariable)
            && (credential.UserVariable == credential.PasswordVariable
                || credential.UserVariable!.Contains("PASSW", StringComparison.OrdinalIgnoreCase)))
            yield return new FieldError("credential.userVariable", null, NoPasswordRule);
    }

    private static IEnumerable<FieldError> Variable(string member, string? name, bool isTaken)
    {
        if (!isTaken && name is not null)
            yield return new FieldError($"credential.{member}", null, "nothing: from is not environment");
        if (isTaken && !IsVariable(name))
            yield return new FieldError($"credential.{member}", null, VariableRule);
    }

    private static IEnumerable<FieldError> File(CredentialConfig credential)
    {
        if (credential.From != CredentialSource.File && credential.File is not null)
            yield return new FieldError("credential.file", null, "nothing: from is not file");
        if (credential.From == CredentialSource.File && !IsFileName(credential.File))
            yield return new FieldError("credential.file", null, FileRule);
    }

    private static bool IsVariable(string? name) =>
        name is { Length: <= 100 }
        && name.Length > VariablePrefix.Length
        && name.StartsWith(VariablePrefix, StringComparison.Ordinal)
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static bool IsFileName(string? name) =>
        name is { Length: > 0 and <= 63 }
        && name[0] != '.'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
