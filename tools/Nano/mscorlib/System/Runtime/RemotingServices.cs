// SPDX-License-Identifier: MIT
namespace System.Runtime.Remoting;

public static class RemotingServices
{
    /// <summary>There are no other application domains, hence no proxies.</summary>
    public static bool IsTransparentProxy(object proxy) => false;
}
