using System.Net;
using System.Security.Principal;
using Microsoft.AspNetCore.Http;

namespace WacMirror.Gateway.Security.Attending;

/// <summary>Finds as whom nodes can be reached for whoever sent a request.</summary>
public static class CallerIdentities
{
    /// <summary>The account that the gateway put beside the request, as a feature of type
    /// <see cref="NetworkCredential"/>; else the Windows identity of its caller. Null where there is neither, or a token
    /// that may be looked at and not used. The answer ends with the request. How Windows Admin Center hands over either is
    /// not documented.</summary>
    public static ICallerIdentity? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (CallerRights.NameOf(context.User) is not { } name)
            return null;
        if (context.Features.Get<NetworkCredential>() is { UserName.Length: > 0 } account)
            return new AccountCaller(name, account);
        return OperatingSystem.IsWindows()
            && context.User.Identities.OfType<WindowsIdentity>().FirstOrDefault() is { User: not null } identity
            && identity.ImpersonationLevel is not (TokenImpersonationLevel.Anonymous or TokenImpersonationLevel.Identification)
            ? new WindowsCaller(name, identity)
            : null;
    }
}
