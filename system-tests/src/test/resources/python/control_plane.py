"""Drives the whole control plane by boto3, each answer checked by strict.py. Arguments: the endpoint's URL.

Prints which operations answered; ends with 1 and what was wrong where an answer was not the model's.
"""

import datetime
import json
import sys
import uuid

import boto3
import botocore.config
from strict import Strict

ACCOUNT = "000000000000"
FUNCTION = (
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
    f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:guard/invocations"
)
DOCUMENT = {
    "openapi": "3.0.1",
    "info": {"title": "imported", "version": "1"},
    "paths": {
        "/pets": {
            "get": {
                "responses": {"200": {"description": "ok"}},
                "x-amazon-apigateway-integration": {"type": "mock"},
            }
        }
    },
    "x-amazon-apigateway-documentation": {
        "documentationParts": [{"location": {"type": "API"}, "properties": {"description": "pets"}}]
    },
}


def replace(path, value):
    return [{"op": "replace", "path": path, "value": value}]


def methods(aws, api, resource):
    at = {"restApiId": api, "resourceId": resource, "httpMethod": "GET"}
    aws.put_method(**at, authorizationType="NONE", requestParameters={"method.request.header.Age": False})
    aws.update_method(**at, patchOperations=replace("/apiKeyRequired", "true"))
    aws.put_method_response(**at, statusCode="200", responseModels={"application/json": "Empty"})
    aws.update_method_response(
        **at,
        statusCode="200",
        patchOperations=[{"op": "add", "path": "/responseParameters/method.response.header.Age", "value": "false"}],
    )
    aws.get_method_response(**at, statusCode="200")
    aws.put_integration(**at, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    aws.update_integration(**at, patchOperations=replace("/timeoutInMillis", "3000"))
    aws.get_integration(**at)
    aws.put_integration_response(**at, statusCode="200", responseTemplates={"application/json": "{}"})
    aws.update_integration_response(**at, statusCode="200", patchOperations=replace("/selectionPattern", "2.."))
    aws.get_integration_response(**at, statusCode="200")
    aws.test_invoke_method(**at, headers={"Age": "7"})
    aws.get_method(**at)
    aws.get_resources(restApiId=api, embed=["methods"])


def without_methods(aws, api, resource):
    at = {"restApiId": api, "resourceId": resource, "httpMethod": "GET"}
    aws.delete_integration_response(**at, statusCode="200")
    aws.delete_integration(**at)
    aws.delete_method_response(**at, statusCode="200")
    aws.delete_method(**at)


def parts(aws, api):
    """The parts of an API that come and go alike: made, listed, shown, changed, removed."""
    aws.create_model(restApiId=api, name="Pet", contentType="application/json", schema='{"type": "object"}')
    aws.get_models(restApiId=api)
    aws.get_model(restApiId=api, modelName="Pet")
    aws.get_model_template(restApiId=api, modelName="Pet")
    aws.update_model(restApiId=api, modelName="Pet", patchOperations=replace("/description", "d"))
    aws.delete_model(restApiId=api, modelName="Pet")

    validator = aws.create_request_validator(restApiId=api, name="v", validateRequestBody=True)["id"]
    aws.get_request_validators(restApiId=api)
    aws.get_request_validator(restApiId=api, requestValidatorId=validator)
    aws.update_request_validator(restApiId=api, requestValidatorId=validator, patchOperations=replace("/name", "w"))
    aws.delete_request_validator(restApiId=api, requestValidatorId=validator)

    authorizer = aws.create_authorizer(
        restApiId=api,
        name="guard",
        type="TOKEN",
        authorizerUri=FUNCTION,
        identitySource="method.request.header.Authorization",
    )["id"]
    aws.get_authorizers(restApiId=api)
    aws.get_authorizer(restApiId=api, authorizerId=authorizer)
    aws.update_authorizer(
        restApiId=api, authorizerId=authorizer, patchOperations=replace("/authorizerResultTtlInSeconds", "60")
    )
    aws.delete_authorizer(restApiId=api, authorizerId=authorizer)

    aws.put_gateway_response(restApiId=api, responseType="THROTTLED", statusCode="420")
    aws.update_gateway_response(
        restApiId=api, responseType="THROTTLED", patchOperations=replace("/statusCode", "429")
    )
    aws.get_gateway_response(restApiId=api, responseType="THROTTLED")
    aws.get_gateway_responses(restApiId=api)
    aws.delete_gateway_response(restApiId=api, responseType="THROTTLED")


def documentation(aws, api):
    aws.import_documentation_parts(restApiId=api, mode="merge", body=json.dumps(DOCUMENT).encode())
    part = aws.create_documentation_part(restApiId=api, location={"type": "RESOURCE", "path": "/"}, properties="{}")
    aws.update_documentation_part(
        restApiId=api, documentationPartId=part["id"], patchOperations=replace("/properties", '{"a": 1}')
    )
    aws.get_documentation_part(restApiId=api, documentationPartId=part["id"])
    aws.get_documentation_parts(restApiId=api)
    aws.create_documentation_version(restApiId=api, documentationVersion="1")
    aws.update_documentation_version(
        restApiId=api, documentationVersion="1", patchOperations=replace("/description", "d")
    )
    aws.get_documentation_version(restApiId=api, documentationVersion="1")
    aws.get_documentation_versions(restApiId=api)
    aws.delete_documentation_version(restApiId=api, documentationVersion="1")
    aws.delete_documentation_part(restApiId=api, documentationPartId=part["id"])


def stages(aws, api):
    deployment = aws.create_deployment(restApiId=api, stageName="dev", description="first")["id"]
    aws.get_deployment(restApiId=api, deploymentId=deployment, embed=["apisummary"])
    aws.get_deployments(restApiId=api)
    aws.update_deployment(restApiId=api, deploymentId=deployment, patchOperations=replace("/description", "d"))
    aws.create_stage(
        restApiId=api,
        stageName="prod",
        deploymentId=deployment,
        variables={"color": "red"},
        canarySettings={"percentTraffic": 10.0, "deploymentId": deployment},
        tags={"team": "pets"},
    )
    aws.update_stage(
        restApiId=api,
        stageName="prod",
        patchOperations=replace("/*/*/throttling/rateLimit", "5")
        + replace("/*/*/caching/ttlInSeconds", "60")
        + replace("/accessLogSettings/format", "$context.requestId"),
    )
    aws.get_stage(restApiId=api, stageName="prod")
    aws.get_stages(restApiId=api)
    aws.flush_stage_cache(restApiId=api, stageName="prod")
    aws.flush_stage_authorizers_cache(restApiId=api, stageName="prod")
    for kind in ("swagger", "oas30"):
        export = aws.get_export(
            restApiId=api, stageName="dev", exportType=kind, parameters={"extensions": "apigateway"}
        )
        json.loads(export["body"].read())
    for kind in aws.get_sdk_types()["items"]:
        aws.get_sdk_type(id=kind["id"])
    aws.get_sdk(restApiId=api, stageName="dev", sdkType="javascript")["body"].read()
    aws.delete_stage(restApiId=api, stageName="prod")
    return deployment


def plans(aws, api):
    key = aws.create_api_key(name="strict", enabled=True, tags={"team": "pets"})["id"]
    aws.get_api_key(apiKey=key, includeValue=True)
    aws.get_api_keys(includeValues=True)
    aws.update_api_key(apiKey=key, patchOperations=replace("/description", "d"))
    rows = f"name,key\nfile,strict-{uuid.uuid4()}\n"
    for imported in aws.import_api_keys(format="csv", body=rows.encode())["ids"]:
        aws.delete_api_key(apiKey=imported)
    plan = aws.create_usage_plan(
        name="gold",
        apiStages=[{"apiId": api, "stage": "dev", "throttle": {"/pets/GET": {"rateLimit": 1, "burstLimit": 2}}}],
        throttle={"rateLimit": 10, "burstLimit": 20},
        quota={"limit": 100, "period": "DAY"},
    )["id"]
    aws.get_usage_plan(usagePlanId=plan)
    aws.get_usage_plans()
    aws.update_usage_plan(usagePlanId=plan, patchOperations=replace("/name", "silver"))
    aws.create_usage_plan_key(usagePlanId=plan, keyId=key, keyType="API_KEY")
    aws.get_usage_plan_key(usagePlanId=plan, keyId=key)
    aws.get_usage_plan_keys(usagePlanId=plan)
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    aws.update_usage(usagePlanId=plan, keyId=key, patchOperations=replace("/remaining", "50"))
    aws.get_usage(usagePlanId=plan, startDate=today, endDate=today)
    aws.delete_usage_plan_key(usagePlanId=plan, keyId=key)
    aws.update_usage_plan(
        usagePlanId=plan, patchOperations=[{"op": "remove", "path": "/apiStages", "value": f"{api}:dev"}]
    )
    aws.delete_usage_plan(usagePlanId=plan)
    aws.delete_api_key(apiKey=key)


def domains(aws, api):
    name = f"{uuid.uuid4()}.example"
    aws.create_domain_name(
        domainName=name,
        regionalCertificateArn=f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/1",
        endpointConfiguration={"types": ["REGIONAL"]},
    )
    aws.get_domain_names()
    aws.get_domain_name(domainName=name)
    aws.update_domain_name(domainName=name, patchOperations=replace("/securityPolicy", "TLS_1_2"))
    aws.create_base_path_mapping(domainName=name, basePath="v1", restApiId=api, stage="dev")
    aws.get_base_path_mapping(domainName=name, basePath="v1")
    aws.get_base_path_mappings(domainName=name)
    aws.update_base_path_mapping(domainName=name, basePath="v1", patchOperations=replace("/basePath", "v2"))
    aws.delete_base_path_mapping(domainName=name, basePath="v2")
    aws.delete_domain_name(domainName=name)

    private = aws.create_domain_name(domainName=name, endpointConfiguration={"types": ["PRIVATE"]})
    for remove in (aws.delete_domain_name_access_association, reject(aws, private["domainNameArn"])):
        association = aws.create_domain_name_access_association(
            domainNameArn=private["domainNameArn"],
            accessAssociationSourceType="VPCE",
            accessAssociationSource="vpce-1",
        )
        aws.get_domain_name_access_associations()
        remove(domainNameAccessAssociationArn=association["domainNameAccessAssociationArn"])
    aws.delete_domain_name(domainName=name, domainNameId=private["domainNameId"])


def reject(aws, domain_arn):
    return lambda **arn: aws.reject_domain_name_access_association(domainNameArn=domain_arn, **arn)


def others(aws, api):
    link = aws.create_vpc_link(
        name="l", targetArns=[f"arn:aws:elasticloadbalancing:us-east-1:{ACCOUNT}:loadbalancer/net/n/1"]
    )["id"]
    aws.get_vpc_link(vpcLinkId=link)
    aws.get_vpc_links()
    aws.update_vpc_link(vpcLinkId=link, patchOperations=replace("/name", "m"))
    aws.delete_vpc_link(vpcLinkId=link)

    certificate = aws.generate_client_certificate(description="c")["clientCertificateId"]
    aws.get_client_certificate(clientCertificateId=certificate)
    aws.get_client_certificates()
    aws.update_client_certificate(clientCertificateId=certificate, patchOperations=replace("/description", "d"))
    aws.delete_client_certificate(clientCertificateId=certificate)

    arn = f"arn:aws:apigateway:us-east-1::/restapis/{api}"
    aws.tag_resource(resourceArn=arn, tags={"team": "pets", "cost": "low"})
    aws.get_tags(resourceArn=arn)
    aws.untag_resource(resourceArn=arn, tagKeys=["cost"])
    aws.update_account(patchOperations=replace("/cloudwatchRoleArn", f"arn:aws:iam::{ACCOUNT}:role/logs"))
    aws.get_account()


def refused(call, error, **arguments):
    try:
        call(**arguments)
    except call.__self__.exceptions.ClientError as failure:
        assert failure.response["Error"]["Code"] == error, failure
        return
    raise AssertionError(f"{call.__name__} was not refused")


def whole_life(aws):
    api = aws.create_rest_api(
        name="strict", description="by boto3", binaryMediaTypes=["image/png"], tags={"team": "pets"}
    )
    try:
        life(aws, api["id"], api["rootResourceId"])
    finally:
        aws.delete_rest_api(restApiId=api["id"])
    imported = aws.import_rest_api(body=json.dumps(DOCUMENT).encode(), failOnWarnings=True)["id"]
    aws.put_rest_api(restApiId=imported, mode="overwrite", body=json.dumps(DOCUMENT).encode())
    aws.delete_rest_api(restApiId=imported)
    refused(aws.get_rest_api, "NotFoundException", restApiId=imported)
    refused(aws.create_rest_api, "BadRequestException", name=" ")


def life(aws, api, root):
    aws.get_rest_apis()
    aws.get_rest_api(restApiId=api)
    aws.update_rest_api(restApiId=api, patchOperations=replace("/name", "stricter"))
    pets = aws.create_resource(restApiId=api, parentId=root, pathPart="pet")["id"]
    aws.update_resource(restApiId=api, resourceId=pets, patchOperations=replace("/pathPart", "pets"))
    aws.get_resource(restApiId=api, resourceId=pets, embed=["methods"])
    methods(aws, api, pets)
    parts(aws, api)
    documentation(aws, api)
    deployment = stages(aws, api)
    plans(aws, api)
    domains(aws, api)
    others(aws, api)
    without_methods(aws, api, pets)
    aws.delete_resource(restApiId=api, resourceId=pets)
    aws.delete_stage(restApiId=api, stageName="dev")
    aws.delete_deployment(restApiId=api, deploymentId=deployment)


def main():
    aws = boto3.client(
        "apigateway",
        endpoint_url=sys.argv[1],
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=botocore.config.Config(retries={"total_max_attempts": 1}),
    )
    strict = Strict(aws)
    whole_life(aws)
    print(f"{len(strict.seen)} operations: {' '.join(sorted(strict.seen))}")
    if strict.violations:
        sys.exit("\n".join(strict.violations))


main()
