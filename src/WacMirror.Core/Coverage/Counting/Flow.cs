namespace WacMirror.Core.Coverage.Counting;

/// <summary>What an adapter carries by one sample, in packets a second, and its total of packets, both directions.</summary>
internal readonly record struct Flow(double Received, double Sent, double Dropped, ulong Total)
{
    public double Carried => Received + Sent;
}
