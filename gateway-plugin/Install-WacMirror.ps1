#Requires -Version 5.1
<#
.SYNOPSIS
Makes the WacMirror plug-in known to the Windows Admin Center gateway of this machine, or takes it out again.

.DESCRIPTION
Install the extension in Windows Admin Center first; that puts the plug-in's files in place. This script then completes
the plug-in's settings.json from the gateway's own appsettings.json and adds WacMirror to that file. A copy of each file
as it was stays beside it. Running it again changes nothing, or brings the entries to the newer version's folder.

It runs elevated in Windows PowerShell 5.1 or PowerShell 7, on the gateway. It has not met a real gateway yet: look at it
with -WhatIf first. README.md says how to verify each step.

.PARAMETER GatewayFolder
Where the gateway is installed.

.PARAMETER DataFolder
Where the gateway keeps its data; the plug-ins are in Plugins below it.

.PARAMETER PluginFolder
The plug-in's folder. Without it, that of the newest version below DataFolder.

.PARAMETER ServiceValue
Values for the service's entry that you know better than the built-in entry it is copied from.

.PARAMETER FeatureValue
The same for the feature's entry.

.PARAMETER Node
Hyper-V nodes. The script says whether their WinRM ports can be reached, and what the domain has to allow.

.PARAMETER RestartGateway
Restarts the gateway afterwards, which ends everybody's work in it for a moment.

.PARAMETER Uninstall
Takes out exactly what was added. WacMirror's own data stays.

.EXAMPLE
.\Install-WacMirror.ps1 -Node HV01, HV02 -WhatIf

.EXAMPLE
.\Install-WacMirror.ps1 -RestartGateway

.EXAMPLE
.\Install-WacMirror.ps1 -Uninstall
#>
[CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Install')]
param(
    [string] $GatewayFolder,
    [string] $DataFolder,
    [string] $PluginFolder,
    [Parameter(ParameterSetName = 'Install')] [hashtable] $ServiceValue = @{},
    [Parameter(ParameterSetName = 'Install')] [hashtable] $FeatureValue = @{},
    [Parameter(ParameterSetName = 'Install')] [string[]] $Node = @(),
    [switch] $RestartGateway,
    [Parameter(Mandatory = $true, ParameterSetName = 'Uninstall')] [switch] $Uninstall
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
if (-not $PSBoundParameters.ContainsKey('InformationAction')) { $InformationPreference = 'Continue' }

$package = 'wacmirror.port-mirroring'
$gatewayService = 'WindowsAdminCenter'
# Shorter, and a node behind a slow line looks closed; longer, and a list of nodes that are off takes minutes.
$portPatienceMilliseconds = 2000

function Test-Windows {
    return $env:OS -eq 'Windows_NT'
}

function Assert-Elevated {
    if (-not (Test-Windows)) {
        Write-Warning 'This is not Windows: rights, service and signatures are not looked at.'
        return
    }
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object System.Security.Principal.WindowsPrincipal $identity
    if (-not $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'Run this in a PowerShell that was started as administrator.'
    }
}

function Import-Setup {
    $found = @(
        (Join-Path $PSScriptRoot 'lib'),
        (Join-Path $PSScriptRoot '../artifacts/bin/WacMirror.GatewayPlugin.Setup/release')
    ) | Where-Object { Test-Path -LiteralPath (Join-Path $_ 'WacMirror.GatewayPlugin.Setup.dll') } | Select-Object -First 1
    if ($null -eq $found) {
        throw 'WacMirror.GatewayPlugin.Setup.dll is not in the folder lib beside this script; unpack the whole archive.'
    }
    Add-Type -Path (Join-Path $found 'Newtonsoft.Json.dll')
    Add-Type -Path (Join-Path $found 'WacMirror.GatewayPlugin.Setup.dll')
}

function Resolve-GatewayFolder {
    if ($GatewayFolder -ne '') { return $GatewayFolder }
    if (Test-Windows) { return Join-Path $env:ProgramFiles 'WindowsAdminCenter' }
    throw 'Say with -GatewayFolder where the gateway is.'
}

function Resolve-DataFolder {
    if ($DataFolder -ne '') { return $DataFolder }
    if (Test-Windows) { return Join-Path $env:ProgramData 'WindowsAdminCenter' }
    throw 'Say with -DataFolder where the gateway keeps its data.'
}

function Get-PackageVersion([string] $folderName) {
    $version = $null
    $text = $folderName.Substring($package.Length + 1).Split('-')[0]
    if ([version]::TryParse($text, [ref] $version)) { return $version }
    return [version] '0.0'
}

function Resolve-PluginFolder([string] $data) {
    if ($PluginFolder -ne '') { return $PluginFolder }
    $plugins = Join-Path $data 'Plugins'
    $newest = $null
    if (Test-Path -LiteralPath $plugins) {
        $newest = Get-ChildItem -LiteralPath $plugins -Directory -Filter "$package.*" |
            Sort-Object { Get-PackageVersion $_.Name } |
            Select-Object -Last 1
    }
    if ($null -ne $newest) { return $newest.FullName }
    if ($Uninstall) { return Join-Path $plugins $package }
    throw "There is no folder $package.VERSION in '$plugins'. Install the extension in Windows Admin Center first."
}

function Assert-Gateway([string] $gateway) {
    $file = Join-Path (Join-Path $gateway 'Service') 'appsettings.json'
    if (Test-Path -LiteralPath $file) { return $file }
    $older = Test-Windows
    if ($older) { $older = $null -ne (Get-Service -Name 'ServerManagementGateway' -ErrorAction SilentlyContinue) }
    if ($older) {
        throw 'The gateway of this machine is of version 2311 or earlier and cannot run this plug-in. Update it to 2410 or later.'
    }
    throw "There is no '$file'. Windows Admin Center 2410 or later is needed on this machine; see -GatewayFolder."
}

function Assert-Runtime([string] $gateway) {
    $service = Join-Path $gateway 'Service'
    $major = [WacMirror.GatewayPlugin.Setup.GatewayRuntime]::MajorVersion($service)
    if ($null -eq $major) {
        Write-Warning "No *.runtimeconfig.json in '$service' says which .NET the gateway runs on. The plug-in needs .NET 8."
    }
    elseif ($major -lt 8) {
        throw "The gateway runs on .NET $major; the plug-in needs .NET 8. Update Windows Admin Center to 2410 or later."
    }
    elseif ($major -gt 8) {
        Write-Warning "The gateway runs on .NET $major; the plug-in was tried on .NET 8."
    }
    $program = Join-Path $service 'WindowsAdminCenter.exe'
    if (Test-Path -LiteralPath $program) {
        Write-Information "Gateway: $((Get-Item -LiteralPath $program).VersionInfo.FileVersion)"
    }
}

function Show-Signature([string] $plugin) {
    if (-not (Test-Windows)) { return }
    $unsigned = @(Get-ChildItem -LiteralPath $plugin -Recurse -Filter '*.dll' |
        Where-Object { (Get-AuthenticodeSignature -LiteralPath $_.FullName).Status -ne 'Valid' })
    if ($unsigned.Count -gt 0) {
        Write-Warning "$($unsigned.Count) DLLs have no valid signature, among them $($unsigned[0].Name)."
    }
}

function Test-Port([string] $name, [int] $port) {
    $client = New-Object System.Net.Sockets.TcpClient
    try { return $client.ConnectAsync($name, $port).Wait($portPatienceMilliseconds) }
    catch { return $false }
    finally { $client.Dispose() }
}

function Show-Node {
    foreach ($name in $Node) {
        $open = @(5985, 5986 | Where-Object { Test-Port $name $_ })
        if ($open.Count -eq 0) {
            Write-Warning "${name}: neither 5985 nor 5986 answers. On the node: Enable-PSRemoting; and see to the firewall."
        }
        else {
            Write-Information "${name}: WinRM answers on $($open -join ' and ')."
        }
    }
    if ($Node.Count -gt 0) {
        $gatewayName = [Environment]::MachineName
        Write-Information 'WacMirror itself needs the rights in README.md, "Least privilege on the nodes".'
        Write-Information "So that the shell's own tools may act as the signed-in person, a domain administrator runs, also for the cluster name:"
        foreach ($name in $Node) {
            Write-Information "  Set-ADComputer -Identity $name -PrincipalsAllowedToDelegateToAccount (Get-ADComputer $gatewayName)"
        }
        Write-Information '  (This replaces who was allowed before: README.md says how to keep them.)'
    }
}

function Show-Value($plan) {
    foreach ($value in $plan.Values) {
        if ("$($value.Origin)" -in 'Copied', 'Derived') { Write-Information "  $value" }
        else { Write-Verbose "  $value" }
    }
}

function Invoke-Change($plan) {
    foreach ($change in $plan.Changes) {
        if ($PSCmdlet.ShouldProcess($change.Path, $change.Summary)) {
            $change.Apply()
            Write-Information "$($change.Path): $($change.Summary)"
            if (Test-Path -LiteralPath $change.Backup) {
                Write-Information "  as it was: $($change.Backup)"
            }
        }
    }
    return @($plan.Changes).Count -gt 0
}

function Complete-Run([bool] $isChanged) {
    if (-not $isChanged) {
        Write-Information 'Nothing to change.'
        return
    }
    $service = $null
    if (Test-Windows) { $service = Get-Service -Name $gatewayService -ErrorAction SilentlyContinue }
    if ($null -eq $service) {
        Write-Warning "There is no service $gatewayService here; restart the gateway yourself."
    }
    elseif (-not $RestartGateway) {
        Write-Information "It takes effect with: Restart-Service $gatewayService"
    }
    elseif ($PSCmdlet.ShouldProcess($gatewayService, 'restart')) {
        Restart-Service -InputObject $service -Force
    }
}

try {
    Assert-Elevated
    Import-Setup
    $gateway = Resolve-GatewayFolder
    $file = Assert-Gateway $gateway
    $plugin = Resolve-PluginFolder (Resolve-DataFolder)
    if ($Uninstall) {
        $plan = [WacMirror.GatewayPlugin.Setup.Registration]::PlanRemoval($file, $plugin)
    }
    else {
        Assert-Runtime $gateway
        Show-Signature $plugin
        Show-Node
        $plan = [WacMirror.GatewayPlugin.Setup.Registration]::Plan(
            $file,
            $plugin,
            (ConvertTo-Json -InputObject $ServiceValue -Depth 8 -Compress),
            (ConvertTo-Json -InputObject $FeatureValue -Depth 8 -Compress))
        $plan.Notes | ForEach-Object { Write-Warning $_ }
        Show-Value $plan
    }
    Complete-Run (Invoke-Change $plan)
    if ($Uninstall) {
        Write-Information "WacMirror's own data stays; README.md says where it is. Remove the extension in Windows Admin Center."
    }
}
catch {
    # The sentence of the cause, not the call that led to it.
    $cause = $_.Exception
    while ($null -ne $cause.InnerException -and $cause -is [System.Management.Automation.MethodInvocationException]) {
        $cause = $cause.InnerException
    }
    [Console]::Error.WriteLine($cause.Message)
    exit 1
}
