package dev.sluice.contract.settings;

/**
 * Every setting of the suite: its environment variable, its default and what it is for. Each service reads those that
 * concern it; an environment variable that begins with {@code SLUICE_} and is not listed here stops every one of them.
 *
 * <p>docs/settings.md is written from this list.
 */
public enum Setting {
    EDGE_ROUTER_PORT("8080", "HTTP port of edge-router"),
    EDGE_ROUTER_TLS_PORT("8443", "HTTPS port of edge-router"),
    ADMIN_SERVICE_PORT("8081", "port of admin-service"),
    AUTH_SERVICE_PORT("8082", "port of auth-service"),
    RATE_LIMIT_SERVICE_PORT("8083", "port of rate-limit-service"),
    CACHE_SERVICE_PORT("8084", "port of cache-service"),
    WEBSOCKET_SERVICE_PORT("8085", "port of websocket-service"),
    MANAGEMENT_PORT("", "port of health and metrics; empty: the service's own port + 1000"),
    KAFKA_PORT("19092", "port of the Kafka broker that ./sluice up starts"),
    POSTGRES_PORT("15432", "port of the PostgreSQL server that ./sluice up starts"),
    FUNCTIONS_PORT("8086", "port of the local functions that ./sluice up runs; they answer on 127.0.0.1 only"),
    BIND("127.0.0.1", "address that every port listens on; 0.0.0.0 in a container"),
    HOME(
            ".sluice",
            "state folder of ./sluice up: data, logs, process ids; rate-limit-service keeps its journal of quotas in it"),

    INSTANCE("", "unique name of this instance; empty: the service's name and its replica, such as edge-router-0"),
    REPLICA("0", "number of this instance among its service's, from 0"),
    CLUSTER_TOKEN_FILE(".sluice/cluster-token", "file with the credential that services show each other"),

    KAFKA("127.0.0.1:19092", "bootstrap servers of Kafka, comma-separated host:port"),
    KAFKA_SECURITY_PROTOCOL("PLAINTEXT", "PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL, as Kafka names them"),
    KAFKA_CA_FILE("", "PEM file with the authorities that may vouch for the brokers; empty: those of the platform"),
    KAFKA_SASL_MECHANISM("SCRAM-SHA-512", "PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512; heeded by the SASL protocols"),
    KAFKA_USER("", "user that the SASL protocols name"),
    KAFKA_PASSWORD_FILE("", "file with that user's password"),
    DATABASE("127.0.0.1:15432/sluice", "PostgreSQL of admin-service, host:port/database"),
    DATABASE_USER("sluice", "user of the database"),
    DATABASE_PASSWORD_FILE("", "file with the database user's password; empty: the server trusts its network"),
    DATABASE_TLS(
            "disable",
            "disable: the database is talked to in the clear; verify-full: by TLS, with a certificate that is right for its name"),
    DATABASE_CA_FILE("", "PEM file with the authorities that may vouch for the database, for verify-full"),

    ADMIN_SERVICE_URL("http://127.0.0.1:8081", "base URLs of admin-service, comma-separated"),
    EDGE_ROUTER_INTERNAL_URL(
            "http://127.0.0.1:9080",
            "base URLs of edge-router's management port, where methods are tried out, comma-separated"),
    AUTH_SERVICE_URL("http://127.0.0.1:8082", "base URLs of auth-service, comma-separated"),
    RATE_LIMIT_SERVICE_URL("http://127.0.0.1:8083", "base URLs of rate-limit-service, comma-separated"),
    CACHE_SERVICE_URL("http://127.0.0.1:8084", "base URLs of cache-service, comma-separated"),
    WEBSOCKET_SERVICE_URL(
            "http://127.0.0.1:8085",
            "base URLs of websocket-service, one a replica and in their order, comma-separated; or one with {replica} in it"),

    DOMAIN("localhost", "account-wide domain: an API answers at {apiId}.execute-api.{domain}"),
    REGION("us-east-1", "AWS region that the suite says it is"),
    ACCOUNT("000000000000", "AWS account that the suite says it is, 12 digits"),
    ROOT_ACCESS_KEY_ID("test", "access key id of the root principal"),
    ROOT_SECRET_ACCESS_KEY_FILE(
            "",
            "file with the root principal's secret; empty: the secret is test, which only goes with a loopback SLUICE_BIND"),
    LAMBDA_ENDPOINT(
            "",
            "base URL of a Lambda Invoke API for functions; empty: where SLUICE_AWS_ENDPOINTS says, else AWS's own in the"
                    + " function's region. Where it is not set at all, ./sluice up runs local functions and sets it to them"),
    FUNCTIONS(
            "functions",
            "folder of the local functions that ./sluice up runs, each a folder in it; where it is set, they run even if"
                    + " SLUICE_LAMBDA_ENDPOINT is set as well"),
    AWS_ENDPOINTS(
            "",
            "AWS services that are not at AWS, comma-separated service=URL, such as sqs=http://queues:9324; * names all others"),
    AWS_CREDENTIALS_FILE(
            "",
            "file with the credentials that integrations and authorizers call AWS services with; empty: AWS_ACCESS_KEY_ID and"
                    + " its like"),

    VPC_LINK_TARGETS(
            "",
            "where the load balancers of VPC links are, comma-separated name=host:port, a name once for each address; a balancer that is not named: at the host of the integration's URI"),
    JGROUPS_PORT("", "port of the Infinispan cluster; empty: the service's own port + 2000"),
    JGROUPS_HOSTS("", "members of the cluster, comma-separated host:port; empty: this one alone"),
    JGROUPS_DNS("", "DNS name that lists the members (Kubernetes headless service); takes precedence over the hosts"),

    EDGE_EVENT_LOOPS("0", "event loops of edge-router; 0: one a core"),
    EDGE_TLS_CERTIFICATE_FILE("", "PEM file with the certificate chain of edge-router; empty: it serves no HTTPS"),
    EDGE_TLS_KEY_FILE("", "PEM file with the private key (PKCS#8) of that certificate"),
    WEBSOCKET_EVENT_LOOPS("0", "event loops of websocket-service; 0: one a core"),
    WEBSOCKET_IDLE_SECONDS("600", "a WebSocket connection without a message in either direction is closed after this"),
    WEBSOCKET_LIFE_SECONDS("7200", "a WebSocket connection is closed after this, whatever it does"),
    WEBSOCKET_OUTGOING_BYTES("1048576", "bytes that may wait for one slow WebSocket client; more close its connection"),
    WORK_THREADS(
            "0",
            "threads of edge-router, and of websocket-service, for what is too long for an event loop, as long templates and large bodies are; 0: half of the processors, at least 1"),
    BODY_MEMORY_MIB(
            "0",
            "mebibytes of request and answer bodies that an edge router holds at once, and half of it for one API; what does not fit is answered 429; 0: a quarter of the heap"),
    BACKEND_CONNECTIONS("256", "connections that one event loop keeps to one backend at the most"),
    REQUEST_BODY_LIMIT("10485760", "largest request body in bytes; a larger one is answered 413"),
    RESPONSE_BODY_LIMIT(
            "10485760",
            "largest answer in bytes of a proxied HTTP backend whose responseTransferMode is BUFFERED; a larger one is answered 500"),
    STREAM_IDLE_SECONDS(
            "300",
            "an answer whose responseTransferMode is STREAM is broken off once it has been silent for this long"),
    CACHE_MAX_BYTES("104857600", "memory that one instance of cache-service gives to answers, in bytes"),
    DRAIN_SECONDS("20", "how long a stopping instance lets requests finish"),

    LIMIT_REST_APIS(
            "0", "REST APIs (AWS: 600); 0: any number, here and for every limit; more is a LimitExceededException"),
    LIMIT_RESOURCES("300", "resources of one REST API"),
    LIMIT_AUTHORIZERS("10", "authorizers of one API"),
    LIMIT_STAGES("10", "stages of one REST API"),
    LIMIT_STAGE_VARIABLES("100", "variables of one stage"),
    LIMIT_DOCUMENTATION_PARTS("2000", "documentation parts of one REST API"),
    LIMIT_MODEL_BYTES("409600", "largest schema of a model"),
    LIMIT_TEMPLATE_BYTES("307200", "largest mapping template"),
    INTEGRATION_TIMEOUT_LIMIT_MILLIS(
            "29000",
            "longest timeoutInMillis of a REST API's integration that does not stream; one that does may have 900000"),
    LIMIT_ROUTES("300", "routes of one WebSocket API"),
    LIMIT_INTEGRATIONS("300", "integrations of one WebSocket API"),
    LIMIT_API_KEYS("10000", "API keys"),
    LIMIT_USAGE_PLANS("300", "usage plans"),
    LIMIT_DOMAIN_NAMES("120", "custom domain names"),
    LIMIT_VPC_LINKS("20", "VPC links"),
    LIMIT_CLIENT_CERTIFICATES("60", "client certificates"),
    ADMIN_RATE_LIMIT(
            "0",
            "calls of the admin API that one instance takes in a second (AWS: 10); more are a TooManyRequestsException;"
                    + " 0: any number"),
    ADMIN_BURST_LIMIT("40", "calls of the admin API that one instance takes at once, where their rate is limited");

    private final String defaultValue;
    private final String description;

    Setting(String defaultValue, String description) {
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The environment variable. */
    public String variable() {
        return "SLUICE_" + name();
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String description() {
        return description;
    }
}
