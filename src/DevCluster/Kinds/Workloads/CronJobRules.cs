using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

internal static class CronJobRules
{
    private const int MaxNameLength = 52;

    private static readonly string[] Policies = ["Allow", "Forbid", "Replace"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        if ((item.GetString("metadata", "name") ?? "").Length > MaxNameLength)
        {
            report.Errors.Add(FieldError.Invalid("metadata.name", item.GetString("metadata", "name")!, $"must be no more than {MaxNameLength} characters"));
        }

        ValidateSchedule(spec.GetString("schedule") ?? "", report.Errors);
        ValidateCount(spec, "startingDeadlineSeconds", report.Errors);
        if (spec.GetString("timeZone") is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            report.Errors.Add(FieldError.Invalid("spec.timeZone", zone, $"unknown time zone {zone}"));
        }

        if (spec.GetString("concurrencyPolicy") is { } policy && !Policies.Contains(policy))
        {
            report.Errors.Add(FieldError.NotSupported("spec.concurrencyPolicy", policy, Policies));
        }

        JobRules.ValidateTemplate(spec.GetMap("jobTemplate", "spec") ?? new MapNode(), FieldPath.Root("spec").Child("jobTemplate").Child("spec"), report);
        ValidateCount(spec, "successfulJobsHistoryLimit", report.Errors);
        ValidateCount(spec, "failedJobsHistoryLimit", report.Errors);
    }

    private static void ValidateCount(MapNode spec, string field, List<FieldError> errors)
    {
        if (spec.GetInt64(field) is < 0 and var value)
        {
            errors.Add(FieldError.Invalid($"spec.{field}", NumberNode.Of(value), "must be greater than or equal to 0"));
        }
    }

    private static void ValidateSchedule(string schedule, List<FieldError> errors)
    {
        if (schedule.Length == 0)
        {
            errors.Add(FieldError.Required("spec.schedule"));
            return;
        }

        if (schedule.Contains("TZ", StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid("spec.schedule", schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"));
            return;
        }

        if (CronScheduleRules.Fault(schedule) is { } fault)
        {
            errors.Add(FieldError.Invalid("spec.schedule", schedule, fault));
        }
    }
}
