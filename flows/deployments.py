"""The deployments of ``prefect.yaml``, so that serving and deploying say the same thing once."""

from pathlib import Path
from typing import Any, cast

import yaml
from prefect import Flow
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.objects import ConcurrencyLimitConfig
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import load_flow_from_entrypoint
from prefect.types.entrypoint import EntrypointType

HERE = Path(__file__).parent


def read_deployments() -> list[dict[str, Any]]:
    """Read the deployments, from a wheel or from a clone."""
    inside = HERE / "prefect.yaml"
    file = inside if inside.exists() else HERE.parent / "prefect.yaml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    return list(content["deployments"])


def flow_of(deployment: dict[str, Any]) -> Flow[..., Any]:
    """Load the flow that a deployment names by its file."""
    file, name = deployment["entrypoint"].split(":")
    return load_flow_from_entrypoint(f"{file.removesuffix('.py').replace('/', '.')}.{name}")


def served() -> list[RunnerDeployment]:
    """Make every deployment ready to be served on this machine."""
    return [_served(deployment) for deployment in read_deployments()]


def _served(deployment: dict[str, Any]) -> RunnerDeployment:
    ready = flow_of(deployment).to_deployment(
        name=deployment["name"],
        description=deployment["description"],
        tags=deployment["tags"],
        parameters=deployment.get("parameters", {}),
        schedules=[_schedule(given) for given in deployment.get("schedules", [])],
        concurrency_limit=ConcurrencyLimitConfig(**deployment["concurrency_limit"]),
        entrypoint_type=EntrypointType.MODULE_PATH,  # a wheel has no folder of flows to walk to
    )
    return cast("RunnerDeployment", ready)  # the type also allows an async caller's coroutine


def _schedule(given: dict[str, Any]) -> DeploymentScheduleCreate:
    cron = CronSchedule(cron=given["cron"], timezone=given["timezone"])
    return DeploymentScheduleCreate(schedule=cron, slug=given["slug"])
