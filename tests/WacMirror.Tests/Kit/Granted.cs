using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using WacMirror.Gateway.Security;

namespace WacMirror.Tests.Kit;

/// <summary>Leaves callers only some of their permissions.</summary>
internal sealed class Granted(params string[] permissions) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        var kept = principal.Claims.Where(claim => claim.Type != Permissions.ClaimType || permissions.Contains(claim.Value));
        return Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(kept, principal.Identity?.AuthenticationType)));
    }
}
