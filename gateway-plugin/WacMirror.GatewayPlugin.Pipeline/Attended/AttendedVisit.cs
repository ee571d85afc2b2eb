namespace WacMirror.GatewayPlugin.Pipeline.Attended;

/// <summary>One request; the person is here until it is disposed.</summary>
internal sealed class AttendedVisit(InProcessPipeline pipeline, Action leave) : IDisposable
{
    public InProcessPipeline Pipeline => pipeline;

    public void Dispose() => leave();
}
