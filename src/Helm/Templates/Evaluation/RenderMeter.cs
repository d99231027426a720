namespace Flux.Helm.Templates.Evaluation;

/// <summary>Counts what a render has used of its budget. One render, one thread at a time.</summary>
internal sealed class RenderMeter(RenderBudget budget, TimeProvider clock, CancellationToken cancellation = default)
{
    private const int StepsPerClockCheck = 4096;

    private readonly long _started = clock.GetTimestamp();
    private long _steps;
    private long _output;
    private long _nextCheck = StepsPerClockCheck;

    public RenderBudget Budget => budget;

    public void Step()
    {
        if (++_steps >= _nextCheck)
        {
            Check();
        }
    }

    /// <summary>Charges work that one call does in bulk, before it is done.</summary>
    public void Charge(long amount)
    {
        if (amount < 0 || amount > budget.MaxSteps - _steps)
        {
            throw new RenderBudgetException($"the render needs more than its budget of {budget.MaxSteps} steps");
        }

        _steps += amount;
        if (_steps >= _nextCheck)
        {
            Check();
        }
    }

    public void Write(int length)
    {
        _output += length;
        if (_output > budget.MaxOutput)
        {
            throw new RenderBudgetException($"the render writes more than its budget of {budget.MaxOutput} characters");
        }
    }

    private void Check()
    {
        _nextCheck = _steps + StepsPerClockCheck;
        cancellation.ThrowIfCancellationRequested();
        if (_steps > budget.MaxSteps)
        {
            throw new RenderBudgetException($"the render needs more than its budget of {budget.MaxSteps} steps");
        }

        if (clock.GetElapsedTime(_started) > budget.MaxTime)
        {
            throw new RenderBudgetException($"the render takes longer than its budget of {budget.MaxTime.TotalSeconds:0.#} s");
        }
    }
}
