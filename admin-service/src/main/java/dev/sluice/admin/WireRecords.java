package dev.sluice.admin;

import dev.sluice.contract.access.AccessRequest;
import dev.sluice.contract.api.Authorizer;
import dev.sluice.contract.api.GatewayResponse;
import dev.sluice.contract.api.Integration;
import dev.sluice.contract.api.IntegrationResponse;
import dev.sluice.contract.api.Method;
import dev.sluice.contract.api.MethodResponse;
import dev.sluice.contract.api.Model;
import dev.sluice.contract.api.RequestValidator;
import dev.sluice.contract.api.Resource;
import dev.sluice.contract.api.RestApi;
import dev.sluice.contract.api.Route;
import dev.sluice.contract.api.RouteIntegration;
import dev.sluice.contract.api.RouteIntegrationResponse;
import dev.sluice.contract.api.WebSocketApi;
import dev.sluice.contract.config.Ack;
import dev.sluice.contract.config.ApiKeyConfig;
import dev.sluice.contract.config.CanarySettings;
import dev.sluice.contract.config.DomainConfig;
import dev.sluice.contract.config.MethodSetting;
import dev.sluice.contract.config.PlanStage;
import dev.sluice.contract.config.Quota;
import dev.sluice.contract.config.Refusal;
import dev.sluice.contract.config.Signal;
import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.config.StageSettings;
import dev.sluice.contract.config.Throttle;
import dev.sluice.contract.config.UsagePlanConfig;
import dev.sluice.contract.config.UserPoolConfig;
import dev.sluice.contract.config.VpcLinkConfig;
import dev.sluice.contract.trial.AuthorizerInvocation;
import dev.sluice.contract.trial.AuthorizerInvoked;
import dev.sluice.contract.trial.TestInvocation;
import dev.sluice.contract.trial.TestInvoked;
import dev.sluice.contract.webacl.FieldToMatch;
import dev.sluice.contract.webacl.RuleAction;
import dev.sluice.contract.webacl.Statement;
import dev.sluice.contract.webacl.TextTransformation;
import dev.sluice.contract.webacl.WebAclConfig;
import dev.sluice.contract.webacl.WebAclRule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Names the records that become JSON here, for the native executable, which sees no other reflection. */
@RegisterForReflection(
        targets = {
            AccessRequest.class,
            Ack.class,
            ApiKeyConfig.class,
            Authorizer.class,
            AuthorizerInvocation.class,
            AuthorizerInvoked.class,
            CanarySettings.class,
            DomainConfig.class,
            DomainConfig.BasePathMapping.class,
            VpcLinkConfig.class,
            GatewayResponse.class,
            Integration.class,
            IntegrationResponse.class,
            Method.class,
            MethodResponse.class,
            MethodSetting.class,
            Model.class,
            PlanStage.class,
            Quota.class,
            Quota.Period.class,
            Refusal.class,
            RequestValidator.class,
            Resource.class,
            RestApi.class,
            Route.class,
            RouteIntegration.class,
            RouteIntegrationResponse.class,
            Signal.class,
            Signal.Type.class,
            StageConfig.class,
            StageSettings.class,
            TestInvocation.class,
            TestInvoked.class,
            Throttle.class,
            UsagePlanConfig.class,
            UserPoolConfig.class,
            WebAclConfig.class,
            WebAclRule.class,
            RuleAction.class,
            RuleAction.Kind.class,
            RuleAction.CustomResponse.class,
            FieldToMatch.class,
            FieldToMatch.Part.class,
            FieldToMatch.Scope.class,
            FieldToMatch.Oversize.class,
            FieldToMatch.InvalidJson.class,
            TextTransformation.class,
            Statement.class,
            Statement.Content.class,
            Statement.ByteMatch.class,
            Statement.Position.class,
            Statement.RegexMatch.class,
            Statement.SizeConstraint.class,
            Statement.Comparison.class,
            Statement.IpMatch.class,
            Statement.Forwarded.class,
            Statement.Place.class,
            Statement.LabelMatch.class,
            Statement.And.class,
            Statement.Or.class,
            Statement.Not.class,
            WebSocketApi.class
        })
final class WireRecords {

    private WireRecords() {}
}
