using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Security.Attending;

/// <summary>Has nodes reached with the account of a person who is here.</summary>
public static class Attending
{
    /// <summary>In place of the accounts that the configuration refers to; after the other parts.</summary>
    /// <param name="services">The person's own parts, which nobody else has.</param>
    /// <param name="caller">The account; to be disposed after the parts.</param>
    /// <param name="attendee">What the person may.</param>
    public static IServiceCollection AddAttendee(this IServiceCollection services, ICallerIdentity caller, Attendee attendee)
    {
        ArgumentNullException.ThrowIfNull(caller);
        services.AddSingleton(attendee);
        return services.AddSingleton<INodeCredentials>(caller);
    }
}
