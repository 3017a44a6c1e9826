package dev.sluice.edge.table;

import dev.sluice.edge.table.IntegrationPlan.Mapping;
import dev.sluice.edge.table.IntegrationPlan.Place;
import java.util.List;
import java.util.Map;

/**
 * How an action of a service is asked for, where an integration's URI names one instead of a path. Services that speak JSON
 * take it in {@code X-Amz-Target}, the others in the query. What the integration maps itself comes after, and wins.
 *
 * <p>Source: the metadata of AWS's service models: {@code targetPrefix} and {@code jsonVersion}, or {@code apiVersion}.
 */
final class AwsActions {

    private record Json(String prefix, String version) {}

    private static final Map<String, Json> JSON = Map.ofEntries(
            Map.entry("acm", new Json("CertificateManager", "1.1")),
            Map.entry("athena", new Json("AmazonAthena", "1.1")),
            Map.entry("codebuild", new Json("CodeBuild_20161006", "1.1")),
            Map.entry("codecommit", new Json("CodeCommit_20150413", "1.1")),
            Map.entry("codepipeline", new Json("CodePipeline_20150709", "1.1")),
            Map.entry("cognito-identity", new Json("AWSCognitoIdentityService", "1.1")),
            Map.entry("cognito-idp", new Json("AWSCognitoIdentityProviderService", "1.1")),
            Map.entry("comprehend", new Json("Comprehend_20171127", "1.1")),
            Map.entry("config", new Json("StarlingDoveService", "1.1")),
            Map.entry("dynamodb", new Json("DynamoDB_20120810", "1.0")),
            Map.entry("ecs", new Json("AmazonEC2ContainerServiceV20141113", "1.1")),
            Map.entry("events", new Json("AWSEvents", "1.1")),
            Map.entry("firehose", new Json("Firehose_20150804", "1.1")),
            Map.entry("glue", new Json("AWSGlue", "1.1")),
            Map.entry("kinesis", new Json("Kinesis_20131202", "1.1")),
            Map.entry("kms", new Json("TrentService", "1.1")),
            Map.entry("logs", new Json("Logs_20140328", "1.1")),
            Map.entry("organizations", new Json("AWSOrganizationsV20161128", "1.1")),
            Map.entry("rekognition", new Json("RekognitionService", "1.1")),
            Map.entry("secretsmanager", new Json("secretsmanager", "1.1")),
            Map.entry("servicediscovery", new Json("Route53AutoNaming_v20170314", "1.1")),
            Map.entry("ssm", new Json("AmazonSSM", "1.1")),
            Map.entry("states", new Json("AWSStepFunctions", "1.0")),
            Map.entry("support", new Json("AWSSupport_20130415", "1.1")),
            Map.entry("swf", new Json("SimpleWorkflowService", "1.0")),
            Map.entry("textract", new Json("Textract", "1.1")),
            Map.entry("transcribe", new Json("Transcribe", "1.1")),
            Map.entry("translate", new Json("AWSShineFrontendService_20170701", "1.1")));

    private static final Map<String, String> QUERY_VERSIONS = Map.ofEntries(
            Map.entry("autoscaling", "2011-01-01"),
            Map.entry("cloudformation", "2010-05-15"),
            Map.entry("ec2", "2016-11-15"),
            Map.entry("elasticache", "2015-02-02"),
            Map.entry("elasticloadbalancing", "2015-12-01"),
            Map.entry("email", "2010-12-01"),
            Map.entry("iam", "2010-05-08"),
            Map.entry("monitoring", "2010-08-01"),
            Map.entry("rds", "2014-10-31"),
            Map.entry("redshift", "2012-12-01"),
            Map.entry("sns", "2010-03-31"),
            Map.entry("sqs", "2012-11-05"),
            Map.entry("sts", "2011-06-15"));

    private AwsActions() {}

    static List<Mapping> mappings(String service, String action) {
        Json json = JSON.get(service);
        if (json != null) {
            return List.of(
                    fixed(Place.HEADER, "X-Amz-Target", json.prefix() + "." + action),
                    fixed(Place.HEADER, "Content-Type", "application/x-amz-json-" + json.version()));
        }
        Mapping named = fixed(Place.QUERY, "Action", action);
        String version = QUERY_VERSIONS.get(service);
        return version == null ? List.of(named) : List.of(named, fixed(Place.QUERY, "Version", version));
    }

    private static Mapping fixed(Place place, String name, String value) {
        return new Mapping(place, name, new Source.Fixed(value));
    }
}
