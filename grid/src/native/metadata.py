"""Writes what a native executable must know of Infinispan and JGroups: which classes they make, call or read by name.

Usage: metadata.py QUARKUS_APP FOLDER

QUARKUS_APP is the target/quarkus-app folder of a service that embeds the grid, built for the JVM; FOLDER is where
reachability-metadata.json is written. Run it again when Infinispan or JGroups change, and build natively.
The rules below say why a class is listed; the last lists are what no rule finds.
"""

import json
import pathlib
import re
import sys
import zipfile

JGROUPS_STACK = """
    AUTH BasicTCP Bundler DiagnosticsHandler Discovery FD_ALL3 FD_SOCK2 FORK FRAG2 FRAG4 FailureDetection FlowControl
    Fragmentation LocalTransport MERGE3 MFC MFC_NB MPING MsgStats NAKACK4 PING RED ReliableMulticast ReliableUnicast TCP
    TCPPING TP TPConfig UFC UFC_NB UNICAST3 UNICAST4 VERIFY_SUSPECT2 dns.DNS_PING pbcast.GMS pbcast.GmsImpl
    pbcast.NAKACK2 pbcast.STABLE pbcast.ServerGmsImpl
""".split()

JGROUPS_PARTS = """
    JChannel Version View ViewId blocks.RequestCorrelator blocks.cs.ReceiverAdapter conf.ClassConfigurator
    conf.PropertyConverters$Default conf.PropertyConverters$NetworkInterfaceList logging.JDKLogImpl
    stack.DiagnosticsHandler stack.Protocol util.AsciiString util.AsyncExecutor util.Credit util.DefaultThreadFactory
    util.MaxOneThreadPerSender util.NonBlockingCredit util.PassRegularMessagesUpDirectly util.RTT util.SocketFactory
    util.SubmitToThreadPool util.TLS util.TLSClientAuth util.ThreadPool util.TimeScheduler3 util.UnbatchOOBBatches
    util.Util$AddressScope
""".split()

# Made or looked at by name, in Infinispan's own code or while it starts.
INFINISPAN_PARTS = """
    commons.executors.ThreadCreatorImpl commons.jdk21.ThreadCreatorImpl
    commons.jdkspecific.OffHeapMemory remoting.transport.jgroups.JGroupsTransport
    remoting.transport.jgroups.JGroupsTransport$ChannelCallbacks
""".split()

# Failures that travel from one node to another.
EXCEPTIONS = """
    java.lang.ClassCastException java.lang.IllegalArgumentException java.lang.IllegalStateException
    java.lang.NullPointerException java.lang.RuntimeException java.util.concurrent.CompletionException
    java.util.concurrent.ExecutionException java.util.concurrent.TimeoutException
    org.infinispan.commons.CacheException org.infinispan.commons.IllegalLifecycleStateException
    org.infinispan.commons.TimeoutException org.infinispan.commons.marshall.MarshallingException
    org.infinispan.partitionhandling.AvailabilityException org.infinispan.remoting.RemoteException
    org.infinispan.remoting.transport.jgroups.SuspectException
    org.infinispan.statetransfer.OutdatedTopologyException org.infinispan.util.concurrent.TimeoutException
""".split()

# Virtual threads are found by name, so that Infinispan runs on older platforms too.
THREADS = "java.lang.Thread java.lang.Thread$Builder java.lang.Thread$Builder$OfVirtual java.util.concurrent.Executors".split()

# Types that the marshallers ask for by name.
MARSHALLED = """
    java.lang.Iterable java.lang.String java.time.Ser java.time.ZoneRegion java.util.AbstractList$RandomAccessSubList
    java.util.ArrayList$SubList java.util.Arrays$ArrayList java.util.Collection java.util.Collections$EmptyList
    java.util.Collections$EmptyMap java.util.Collections$EmptySet java.util.Collections$SingletonList
    java.util.Collections$SingletonMap java.util.Collections$SingletonSet
    java.util.Collections$SynchronizedRandomAccessList java.util.Collections$SynchronizedSet
    java.util.Collections$UnmodifiableRandomAccessList java.util.Collections$UnmodifiableSet java.util.HashMap
    java.util.ImmutableCollections$List12 java.util.ImmutableCollections$ListN java.util.ImmutableCollections$Map1
    java.util.ImmutableCollections$MapN java.util.ImmutableCollections$Set12 java.util.ImmutableCollections$SetN
    java.util.List java.util.Map java.util.Properties java.util.concurrent.CompletionStage java.util.stream.Stream
""".split()

# What is ours, and what tells the size of an object.
OTHERS = "dev.sluice.grid.AdmissionToken dev.sluice.grid.DnsMembers sun.misc.Unsafe".split()

# Schemas of this suite, and what is read whichever release it comes from.
RESOURCES = """
    META-INF/services/org.infinispan.** META-INF/infinispan-version.properties proto/sluice-*.proto jg-magic-map.xml
    jg-protocol-ids.xml JGROUPS_VERSION.properties
""".split()

# Files that are read by name: schemas, and the built-in stacks, each of which is read before one is chosen.
READ = re.compile(r"org/infinispan/.*\.proto|org/infinispan/configuration/default-jgroups-\w+\.xml")


# Services that neither Infinispan nor JGroups looks for.
NOT_OURS = re.compile(r"blockhound|/java\.net\.")


class Jar:
    """A jar of the application, and the names of the classes in it."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.entries = self.zip.namelist()
        self.classes = {
            name[:-6].replace("/", "."): name
            for name in self.entries
            if name.endswith(".class") and not name.startswith("META-INF") and "module-info" not in name
        }

    def text(self, name):
        return self.zip.read(name).decode()

    def bytecode(self, name):
        return self.zip.read(self.classes[name])


class Metadata:
    """The types seen so far, and what may be done with each."""

    def __init__(self):
        self.types = {}
        self.resources = list(RESOURCES)

    def add(self, names, constructors=True, methods=False, fields=False):
        for name in names:
            entry = self.types.setdefault(name, {"type": name})
            if constructors:
                entry["allDeclaredConstructors"] = True
            if methods:
                entry["allDeclaredMethods"] = entry["allPublicMethods"] = True
            if fields:
                entry["allDeclaredFields"] = True

    def whole(self, names):
        self.add(names, methods=True, fields=True)

    def json(self):
        """One type a line, so that a change can be read."""
        types = ",\n".join(json.dumps(self.types[name]) for name in sorted(self.types))
        resources = [{"glob": glob} for glob in self.resources] + [{"bundle": "jg-messages"}]
        return f'{{"reflection": [\n{types}\n],\n"resources": {json.dumps(resources)}}}\n'


def jgroups(metadata, jar):
    named = re.compile(r'name="(org\.jgroups[\w.$]+)"')
    # Headers and addresses are made by the number they have on the wire, and looked at by their constructors.
    metadata.whole(name for name in named.findall(jar.text("jg-magic-map.xml")) if name in jar.classes)
    metadata.add((n for n in named.findall(jar.text("jg-protocol-ids.xml")) if n in jar.classes), constructors=False)
    # Protocols and their parts are configured through annotated fields and setters.
    for group, prefix in ((JGROUPS_STACK, "org.jgroups.protocols."), (JGROUPS_PARTS, "org.jgroups.")):
        metadata.whole(prefix + name for name in group if prefix + name in jar.classes)
    metadata.whole(n for n in jar.classes if re.fullmatch(r"org\.jgroups\.protocols\.\w*Bundler\w*", n))
    metadata.whole(n for n in jar.classes if re.match(r"org\.jgroups\.stack\.\w*Polic", n))
    metadata.add(n for n in jar.classes if n.startswith("org.jgroups.conf.PropertyConverters"))


def infinispan(metadata, jar):
    loggers = re.compile(r"(_\$logger|_\$bundle|\.logging\.(Log|Messages))$")
    by_name = re.compile(
        r"(ConfigurationSerializer|ConsistentHashFactory|Externalizer|ModuleImpl|Partitioner|SchemaImpl"
        r"|StoreConfigurationBuilder|TransactionManagerLookup)$"
    )
    metadata.whole(n for n in jar.classes if loggers.search(n))
    metadata.whole(n for n in jar.classes if by_name.search(n))
    metadata.add((n for n in jar.classes if n.endswith("Interceptor")), fields=True)
    # A listener's annotated methods are found by looking, and so is what the annotations say.
    metadata.whole(n for n in jar.classes if b"Lorg/infinispan/notifications/Listener;" in jar.bytecode(n))
    annotations = re.compile(r"org\.infinispan\.notifications\..*\.annotation\.")
    metadata.add((n for n in jar.classes if annotations.match(n)), constructors=False, methods=True)
    marshallers(metadata, jar)


def marshallers(metadata, jar):
    """A generated marshaller names its type in a string constant, under which the type is loaded."""
    constant = re.compile(rb"\x01\x00(.)((?:[a-z][a-z0-9_]*\.)+[A-Z][\w$]*)", re.DOTALL)
    for name in jar.classes:
        if "_Marshaller_" not in name:
            continue
        for length, text in constant.findall(jar.bytecode(name)):
            if 8 < length[0] <= len(text):
                metadata.add([text[: length[0]].decode()], constructors=False)


def resources(metadata, jar):
    metadata.resources += [name for name in jar.entries if READ.fullmatch(name)]


def services(metadata, jar):
    for name in jar.entries:
        if name.startswith("META-INF/services/") and not name.endswith("/") and not NOT_OURS.search(name):
            lines = (line.split("#")[0].strip() for line in jar.text(name).splitlines())
            metadata.add(line for line in lines if line)


def caffeine(metadata, jar):
    """A cache is made by a class whose name says what the cache can do."""
    made = re.compile(r"com\.github\.benmanes\.caffeine\.cache\.[FPSW][A-Z]+")
    metadata.add((n for n in jar.classes if made.fullmatch(n)), fields=True)


def main(application, folder):
    jars = pathlib.Path(application, "lib", "main")
    metadata = Metadata()
    for path in sorted(jars.glob("org.infinispan*.jar")):
        infinispan(metadata, Jar(path))
        services(metadata, Jar(path))
        resources(metadata, Jar(path))
    for path in jars.glob("org.jgroups.jgroups-*.jar"):
        jgroups(metadata, Jar(path))
    for path in jars.glob("com.github.ben-manes.caffeine.caffeine-*.jar"):
        caffeine(metadata, Jar(path))
    metadata.whole("org.infinispan." + name for name in INFINISPAN_PARTS)
    metadata.add(EXCEPTIONS)
    metadata.add(THREADS, methods=True)
    metadata.add(MARSHALLED, constructors=False)
    metadata.whole(OTHERS)
    target = pathlib.Path(folder, "reachability-metadata.json")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(metadata.json())
    print(f"{target}: {len(metadata.types)} types")


if __name__ == "__main__":
    main(*sys.argv[1:])
