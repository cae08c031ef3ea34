// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>The path of events from interrupts to managed handlers.</summary>
/// <remarks>
/// Interrupts put records into a ring of 128; a full one loses the oldest. Only the scheduler fetches them, between turns or at an idle tick,
/// so a long blocking call can lose events. What was fetched is delivered one at a time by one thread of highest priority.
/// </remarks>
internal sealed class EventQueue
{
    public const int RingRecords = 128;

    private readonly VirtualCpu _cpu;
    private readonly IEventSource[] _sources;
    private readonly Queue<(NativeEvent Record, long UtcTicks)> _ring = [];
    private readonly Queue<(NativeEvent Record, long UtcTicks)> _fetched = [];
    private readonly List<NativeEvent> _collected = [];
    private INativeEventSink? _sink;

    public EventQueue(VirtualCpu cpu, IEventSource[] sources)
    {
        _cpu = cpu;
        _sources = sources;
        cpu.SchedulerPass = Pass;
    }

    public long Dropped { get; private set; }

    public void SetSink(INativeEventSink sink)
    {
        bool isFirst = _sink is null;
        _sink = sink;
        if (isFirst)
        {
            _cpu.StartDispatcher(Dispatch);
        }
    }

    public void Post(int category, uint data1, uint data2)
    {
        Fetch();
        Push(new NativeEvent(_cpu.WorldUs, category, data1, data2));
    }

    /// <summary>Brings the ring up to date with what the interrupts did until now.</summary>
    public void Fetch()
    {
        foreach (IEventSource source in _sources)
        {
            source.Collect(_cpu.WorldUs, _collected);
        }

        if (_collected.Count == 0)
        {
            return;
        }

        foreach (NativeEvent record in _collected.OrderBy(e => e.WorldUs))
        {
            Push(record);
        }

        _collected.Clear();
    }

    private void Push(NativeEvent record)
    {
        if (_ring.Count == RingRecords)
        {
            _ring.Dequeue();
            Dropped++;
        }

        long utcTicks = _cpu.UtcTicksAt(record.WorldUs);
        _ring.Enqueue((record, utcTicks - (utcTicks % (VirtualCpu.TickUs * 10))));
    }

    private void Pass()
    {
        Fetch();
        if (_sink is null)
        {
            return;
        }

        while (_ring.TryDequeue(out (NativeEvent Record, long UtcTicks) entry))
        {
            _fetched.Enqueue(entry);
        }
    }

    private void Dispatch()
    {
        for (;;)
        {
            _cpu.Block(() => _fetched.Count > 0, -1);
            (NativeEvent record, long utcTicks) = _fetched.Dequeue();
            _cpu.Charge(Prices.EventDeliveryUs);
            try
            {
                _sink!.OnNativeEvent(record.Category, record.Data1, record.Data2, utcTicks);
            }
            catch (Exception e) when (!_cpu.HasEnded)
            {
                _cpu.NoteUnhandled(e);
            }
        }
    }
}
