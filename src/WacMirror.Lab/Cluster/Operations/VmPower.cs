using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Starts and stops machines.</summary>
internal sealed class VmPower(LabModel model)
{
    public Task StartAsync(string vm) => ChangeAsync(vm, true);

    public Task StopAsync(string vm) => ChangeAsync(vm, false);

    /// <summary>Off and on again; its ports are new and count from 0.</summary>
    public async Task RestartAsync(string vm)
    {
        await StopAsync(vm);
        await StartAsync(vm);
    }

    private async Task ChangeAsync(string name, bool running)
    {
        Task done;
        lock (model.Gate)
        {
            var vm = model.FindVm(name);
            if (vm.Move is not null)
                throw LabException.Conflict("vm", vm.Name, "a machine that is not moving");
            if (vm.Definition.IsPlanned)
                throw LabException.Conflict("vm", vm.Name, "a machine that is more than planned");
            if (!vm.Node.IsRunning)
                throw LabException.Conflict("vm", vm.Name, $"a machine on a node that is up; {vm.Node.Name} is down");
            if (vm.IsRunning == running)
                throw LabException.Conflict("vm", vm.Name, running ? "a machine that is off" : "a machine that runs");
            vm.StartsWithNode = running;
            done = vm.Run_NeedsLock(running);
        }
        await done;
    }
}
