using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Eventing;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Takes a request to the operation that its action names. One per node, any thread.</summary>
internal sealed class RequestDispatcher(
    ClassCatalog classes,
    EnumerationTable table,
    SubscriptionTable subscriptions,
    CimEventFeed events,
    WsmanServerOptions options)
{
    /// <summary>DSP0226's least MaxEnvelopeSize; below it not even a fault is sure to fit.</summary>
    public const int LeastEnvelope = 8_192;

    private readonly EnumerateOperation enumerate = new(classes, table);
    private readonly GetOperation get = new(classes);
    private readonly InvokeOperation invoke = new(classes);
    private readonly SubscribeOperation subscribe = new(classes, subscriptions, events, options.Time);
    private readonly EventPull pull = new(subscriptions, options);

    /// <summary>Writes the whole answer.</summary>
    /// <exception cref="CimFault">The request is refused; what was written so far is worthless.</exception>
    public async Task RunAsync(RequestEnvelope request, Answer answer, bool isKnown, CancellationToken aborted)
    {
        if (request.NotUnderstood is { } header)
            throw new CimFault(
                CimFaultKind.MustUnderstand, $"The header '{header}' must be understood and is not known.");
        answer.Limit = LimitOf(request);
        if (request.IsIdentify)
            IdentifyOperation.Run(request, answer, isKnown);
        else
            await RunActionAsync(request, answer, BoundOf(request, aborted), aborted).ConfigureAwait(false);
        answer.End();
    }

    private async Task RunActionAsync(
        RequestEnvelope request, Answer answer, OperationBound bound, CancellationToken aborted)
    {
        if (request.Missing is { } header)
            throw new CimFault(CimFaultKind.MissingHeader, $"The request has no {header}.");
        switch (request.Action)
        {
            case Actions.Enumerate:
                await enumerate.EnumerateAsync(request, answer, bound).ConfigureAwait(false);
                break;
            case Actions.Pull when pull.Find(request) is { } subscription:
                await pull.RunAsync(subscription, request, answer, aborted).ConfigureAwait(false);
                break;
            case Actions.Pull:
                enumerate.Pull(request, answer);
                break;
            case Actions.Release:
                enumerate.Release(request, answer);
                break;
            case Actions.Subscribe:
                await subscribe.SubscribeAsync(request, answer, bound).ConfigureAwait(false);
                break;
            case Actions.Renew:
                subscribe.Renew(request, answer);
                break;
            case Actions.Unsubscribe:
                subscribe.Unsubscribe(request, answer);
                break;
            case Actions.Get:
                await get.RunAsync(request, answer, bound).ConfigureAwait(false);
                break;
            default:
                await invoke.RunAsync(request, answer, bound).ConfigureAwait(false);
                break;
        }
    }

    private int LimitOf(RequestEnvelope request)
    {
        if (request.MaxEnvelopeSize is not { } asked)
            return options.MaxEnvelopeBytes;
        return asked >= LeastEnvelope
            ? Math.Min(asked, options.MaxEnvelopeBytes)
            : throw new CimFault(
                CimFaultKind.EncodingLimit, $"MaxEnvelopeSize is {asked}; at least {LeastEnvelope} is needed.");
    }

    private OperationBound BoundOf(RequestEnvelope request, CancellationToken aborted)
    {
        var limit = request.Timeout is { } asked && asked < options.MaxOperationTimeout
            ? asked
            : options.MaxOperationTimeout;
        return new OperationBound(options.Time, limit, aborted);
    }
}
