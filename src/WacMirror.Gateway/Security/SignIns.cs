using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WacMirror.Gateway.Security;

/// <summary>
/// How browsers of the local operator are recognised. They never hold the token itself: a cookie goes to every port
/// of this machine's loopback, and a browser's command line can be read by its other users. Codes open a session
/// once; the session's secret ends with the process. Safe on any thread.
/// </summary>
public sealed class SignIns(LocalToken token)
{
    private readonly ConcurrentDictionary<string, byte> codes = new();
    private readonly LocalToken session = LocalToken.Create();

    /// <summary>The cookie's value.</summary>
    internal string SessionSecret => session.Text;

    /// <summary>A code that signs one browser in, once.</summary>
    public string IssueCode()
    {
        var code = RandomNumberGenerator.GetHexString(32, lowercase: true);
        codes[code] = 0;
        return code;
    }

    /// <summary>Whether a sign-in address is good: it has the token, or a code that was not used before.</summary>
    internal bool Accepts(string? presentedToken, string? code) =>
        token.Matches(presentedToken) || (code is not null && codes.TryRemove(code, out _));

    internal bool IsSession(string? cookie) => session.Matches(cookie);

    internal bool IsToken(string presented) => token.Matches(presented);
}
