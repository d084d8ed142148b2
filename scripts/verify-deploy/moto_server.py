"""moto's server, taught the few resource types of this stack that its CloudFormation does not make.

Its services know user pools, alarms, authorizers, stages and secrets; only the way from a template to them is missing.
Its own template lint refuses a template for a warning, so it is switched off: cfn-lint runs in an environment of its own.
"""
import json
import sys

from moto.apigateway.models import Method, apigateway_backends
from moto.cloudformation import models as cloudformation
from moto.cloudformation.parsing import OutputMap
from moto.cloudwatch.models import cloudwatch_backends
from moto.cognitoidp.models import cognitoidp_backends
from moto.core.common_models import CloudFormationModel
from moto.iam.models import Role
from moto.secretsmanager.models import secretsmanager_backends
from moto.server import main


class Made:
    """A resource as the template sees it: what Ref gives, and what Fn::GetAtt gives."""

    def __init__(self, physical_resource_id, **attributes):
        self.physical_resource_id = physical_resource_id
        self.attributes = attributes

    @staticmethod
    def cloudformation_type():
        return ""

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, name):
        return self.attributes[name]

    def is_created(self):
        return True


def teach(resource_type, make):
    """`make` gets the properties, the account and the region, and answers what it made."""

    def create(cls, name, cloudformation_json, account, region, **_):
        return make(cloudformation_json["Properties"], account, region)

    members = {
        # moto reads a model's service from its module.
        "__module__": "moto.cloudformation.taught",
        "cloudformation_type": staticmethod(lambda: resource_type),
        "create_from_cloudformation_json": classmethod(create),
    }
    # moto finds direct subclasses only.
    return type(resource_type.replace(":", ""), (Made, CloudFormationModel), members)


def user_pool(props, account, region):
    pool = cognitoidp_backends[account][region].create_user_pool(props["UserPoolName"], dict(props))
    return Made(pool.id, Arn=pool.arn)


def user_pool_client(props, account, region):
    backend = cognitoidp_backends[account][region]
    return Made(backend.create_user_pool_client(props["UserPoolId"], False, dict(props)).id)


def authorizer(props, account, region):
    made = apigateway_backends[account][region].create_authorizer(
        props["RestApiId"],
        props["Name"],
        props["Type"],
        provider_arns=props["ProviderARNs"],
        identity_source=props["IdentitySource"],
    )
    return Made(made.id)


def api_stage(props, account, region):
    # moto's Ref to a deployment gives the object itself.
    deployment = getattr(props["DeploymentId"], "id", props["DeploymentId"])
    apigateway_backends[account][region].create_stage(
        props["RestApiId"], props["StageName"], deployment, tracing_enabled=props["TracingEnabled"]
    )
    return Made(props["StageName"])


def gateway_response(props, account, region):
    apigateway_backends[account][region].put_gateway_response(
        props["RestApiId"],
        props["ResponseType"],
        props["StatusCode"],
        props["ResponseParameters"],
        props["ResponseTemplates"],
    )
    return Made(props["ResponseType"])


def alarm(props, account, region):
    cloudwatch_backends[account][region].put_metric_alarm(
        name=props["AlarmName"],
        namespace=props.get("Namespace"),
        metric_name=props.get("MetricName"),
        comparison_operator=props["ComparisonOperator"],
        evaluation_periods=props["EvaluationPeriods"],
        period=props.get("Period"),
        threshold=props["Threshold"],
        statistic=props.get("Statistic"),
        extended_statistic=props.get("ExtendedStatistic"),
        description=props["AlarmDescription"],
        dimensions=props.get("Dimensions", []),
        alarm_actions=props["AlarmActions"],
        treat_missing_data=props["TreatMissingData"],
    )
    return Made(props["AlarmName"])


def secret(props, account, region):
    made = secretsmanager_backends[account][region].create_secret(
        props["Name"], None, None, props["Description"], None, None, None, [], False
    )
    return Made(json.loads(made)["ARN"])


TAUGHT = [
    teach("AWS::Cognito::UserPool", user_pool),
    teach("AWS::Cognito::UserPoolClient", user_pool_client),
    teach("AWS::ApiGateway::Authorizer", authorizer),
    teach("AWS::ApiGateway::Stage", api_stage),
    teach("AWS::ApiGateway::GatewayResponse", gateway_response),
    teach("AWS::CloudWatch::Alarm", alarm),
    teach("AWS::SecretsManager::Secret", secret),
]

make_method = Method.create_from_cloudformation_json.__func__


def make_any_method(cls, name, cloudformation_json, *places, **rest):
    """API Gateway asks a mock integration for neither a method nor an address; moto asks every one."""
    integration = cloudformation_json["Properties"]["Integration"]
    if integration["Type"] == "MOCK":
        integration = {"IntegrationHttpMethod": "POST", "Uri": "", **integration}
        cloudformation_json["Properties"]["Integration"] = integration
    return make_method(cls, name, cloudformation_json, *places, **rest)


put_policy = Role.put_policy


def put_json_policy(role, policy_name, policy_json):
    """From a template moto would keep Python's own text of the policy."""
    put_policy(role, policy_name, policy_json if isinstance(policy_json, str) else json.dumps(policy_json))


apply_change_set = cloudformation.ChangeSet.apply


def apply_with_outputs(change_set):
    """moto forgets that a change set changes the outputs too."""
    apply_change_set(change_set)
    stack = change_set.stack
    stack.output_map = OutputMap(stack.resource_map, change_set.template_dict, stack.stack_id)


Method.create_from_cloudformation_json = classmethod(make_any_method)
Role.put_policy = put_json_policy
cloudformation.ChangeSet.apply = apply_with_outputs
cloudformation.validate_template_cfn_lint = lambda template: []
main(sys.argv[1:])
