# A REST API with a key, a plan and a domain name of its own, by Terraform's AWS provider as it is.
# Only the endpoint says that it is not AWS.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  endpoints {
    apigateway = "http://127.0.0.1:8081"
  }
}
resource "aws_api_gateway_rest_api" "pets" {
  name                     = "pets"
  description              = "by terraform"
  binary_media_types       = ["image/png"]
  minimum_compression_size = 1000
  endpoint_configuration { types = ["REGIONAL"] }
  tags   = { team = "blue" }
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" }] })
}
resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "pets"
}
resource "aws_api_gateway_model" "pet" {
  rest_api_id  = aws_api_gateway_rest_api.pets.id
  name         = "Pet"
  content_type = "application/json"
  schema       = jsonencode({ type = "object", required = ["name"] })
}
resource "aws_api_gateway_request_validator" "v" {
  rest_api_id                 = aws_api_gateway_rest_api.pets.id
  name                        = "all"
  validate_request_body       = true
  validate_request_parameters = true
}
resource "aws_api_gateway_method" "post" {
  rest_api_id          = aws_api_gateway_rest_api.pets.id
  resource_id          = aws_api_gateway_resource.pets.id
  http_method          = "POST"
  authorization        = "NONE"
  api_key_required     = true
  request_validator_id = aws_api_gateway_request_validator.v.id
  request_models       = { "application/json" = aws_api_gateway_model.pet.name }
  request_parameters   = { "method.request.querystring.kind" = true }
}
resource "aws_api_gateway_integration" "post" {
  rest_api_id       = aws_api_gateway_rest_api.pets.id
  resource_id       = aws_api_gateway_resource.pets.id
  http_method       = aws_api_gateway_method.post.http_method
  type              = "MOCK"
  request_templates = { "application/json" = "{\"statusCode\": 200}" }
}
resource "aws_api_gateway_method_response" "ok" {
  rest_api_id         = aws_api_gateway_rest_api.pets.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_method.post.http_method
  status_code         = "200"
  response_parameters = { "method.response.header.X-Kind" = true }
}
resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id         = aws_api_gateway_rest_api.pets.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_method.post.http_method
  status_code         = aws_api_gateway_method_response.ok.status_code
  response_parameters = { "method.response.header.X-Kind" = "'mock'" }
  response_templates  = { "application/json" = "{\"made\": true}" }
  depends_on          = [aws_api_gateway_integration.post]
}
resource "aws_api_gateway_gateway_response" "g" {
  rest_api_id        = aws_api_gateway_rest_api.pets.id
  response_type      = "INVALID_API_KEY"
  status_code        = "418"
  response_templates = { "application/json" = "{\"no\":$context.error.messageString}" }
}
resource "aws_api_gateway_deployment" "d" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  triggers    = { a = "2" }
  depends_on  = [aws_api_gateway_integration_response.ok, aws_api_gateway_gateway_response.g]
  lifecycle { create_before_destroy = true }
}
resource "aws_api_gateway_stage" "dev" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  deployment_id = aws_api_gateway_deployment.d.id
  stage_name    = "dev"
  variables     = { color = "blue" }
}
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = aws_api_gateway_stage.dev.stage_name
  method_path = "*/*"
  settings {
    throttling_rate_limit  = 50
    throttling_burst_limit = 50
    metrics_enabled        = true
  }
}
resource "aws_api_gateway_api_key" "k" { name = "pets" }
resource "aws_api_gateway_usage_plan" "p" {
  name = "pets"
  api_stages {
    api_id = aws_api_gateway_rest_api.pets.id
    stage  = aws_api_gateway_stage.dev.stage_name
  }
  quota_settings {
    limit  = 30
    period = "WEEK"
  }
}
resource "aws_api_gateway_usage_plan_key" "pk" {
  key_id        = aws_api_gateway_api_key.k.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.p.id
}
resource "aws_api_gateway_authorizer" "a" {
  name          = "pool"
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc"]
}
resource "aws_api_gateway_documentation_part" "dp" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  location { type = "API" }
  properties = jsonencode({ description = "pets" })
}
resource "aws_api_gateway_documentation_version" "dv" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  version     = "1"
  depends_on  = [aws_api_gateway_documentation_part.dp]
}
resource "aws_api_gateway_client_certificate" "c" { description = "pets" }
resource "aws_api_gateway_domain_name" "dn" {
  domain_name              = "pets.example.com"
  regional_certificate_arn = "arn:aws:acm:us-east-1:000000000000:certificate/x"
  endpoint_configuration { types = ["REGIONAL"] }
}
resource "aws_api_gateway_base_path_mapping" "m" {
  api_id      = aws_api_gateway_rest_api.pets.id
  stage_name  = aws_api_gateway_stage.dev.stage_name
  domain_name = aws_api_gateway_domain_name.dn.domain_name
  base_path   = "v1"
}
resource "aws_api_gateway_account" "acc" {}
resource "aws_api_gateway_vpc_link" "l" {
  name        = "pets"
  target_arns = ["arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/x/1"]
}
output "id" { value = aws_api_gateway_rest_api.pets.id }
output "key" {
  value     = aws_api_gateway_api_key.k.value
  sensitive = true
}
