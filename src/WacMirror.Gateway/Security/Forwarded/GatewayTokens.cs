using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WacMirror.Gateway.Security.Forwarded;

/// <summary>
/// Writes tokens that say on whose behalf the plug-in calls the host, and reads them: signed with the shared key, short-lived,
/// for one audience, for one request and good once. Safe on any thread.
/// </summary>
/// <param name="key">The shared secret.</param>
/// <param name="audience">The name of the installation that takes them.</param>
/// <param name="time">The clock; both ends run on one machine.</param>
public sealed class GatewayTokens(GatewayKey key, string audience, TimeProvider time)
{
    public const string DefaultAudience = "WacMirror";

    /// <summary>Shorter refuses requests of a machine that is out of breath; longer leaves a captured token good for that
    /// long, should the one request it is for never have arrived.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <summary>How far a token's beginning may be ahead. Shorter refuses what two threads' clocks made; longer extends the
    /// lifetime.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);

    private const string Issuer = "WacMirror gateway plug-in";
    private const string TokenType = "wacmirror-call+jwt";

    private readonly SymmetricSecurityKey signing = new(key.Bytes);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly UsedTokens used = new(time);

    public string Issue(ForwardedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            TokenType = TokenType,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object>
            {
                [Claim.Id] = Guid.NewGuid().ToString("N"),
                [Claim.User] = call.User,
                [Claim.Permissions] = string.Join(' ', call.Permissions),
                [Claim.Node] = call.Node,
                [Claim.Method] = call.Method,
                [Claim.Target] = call.Target,
            },
            SigningCredentials = new SigningCredentials(signing, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Reads a token that came with a request, and uses it up.</summary>
    /// <param name="token">As <see cref="Issue"/> wrote it.</param>
    /// <param name="method">The request's.</param>
    /// <param name="target">The request's path and query, as they were sent.</param>
    /// <returns>What it says; or why it is refused.</returns>
    public async Task<(ForwardedCall? Call, TokenRefusal? Refusal)> ReadAsync(string token, string method, string target)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = signing,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidTypes = [TokenType],
            ValidIssuer = Issuer,
            ValidAudience = audience,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        });
        if (!result.IsValid)
            return (null, TokenRefusals.Of(result.Exception));
        string Text(string claim) => result.Claims.TryGetValue(claim, out var value) ? value as string ?? "" : "";
        var call = new ForwardedCall(
            Text(Claim.User),
            [.. Text(Claim.Permissions).Split(' ').Intersect(Permissions.All)],
            Text(Claim.Node),
            Text(Claim.Method),
            Text(Claim.Target));
        if (call.Method != method || call.Target != target)
            return (null, TokenRefusal.OtherRequest);
        return used.TryUse(Text(Claim.Id), Lifetime + Ahead) ? (call, null) : (null, TokenRefusal.Replayed);
    }

    /// <summary>A token that wants to live longer than is usual would outlive what is remembered of used ones.</summary>
    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return from <= now + Ahead && now < until && until - from <= Lifetime;
    }

    private static class Claim
    {
        public const string Id = "jti";
        public const string User = "sub";
        public const string Permissions = "scope";
        public const string Node = "node";
        public const string Method = "htm";
        public const string Target = "htu";
    }
}
