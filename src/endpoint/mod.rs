//! The endpoint of a request: cloud, version and root.

mod base_url;
mod read;

pub use self::base_url::{BaseUrl, BaseUrlError};
pub(crate) use self::read::read;
use crate::CallId;

/// A national cloud of Microsoft Graph.
///
/// Source: <https://learn.microsoft.com/graph/deployments>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cloud {
    /// The global service, and GCC.
    Global,
    /// US Government L4 (GCC High).
    UsGovernmentL4,
    /// US Government L5 (`DoD`).
    UsGovernmentL5,
    /// China, operated by 21Vianet.
    China,
}

/// A version of Microsoft Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GraphVersion {
    /// `v1.0`.
    V1,
    /// `beta`.
    Beta,
}

impl Cloud {
    /// All clouds.
    pub const ALL: [Self; 4] = [Self::Global, Self::UsGovernmentL4, Self::UsGovernmentL5, Self::China];

    /// Returns the name, as options contain it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::UsGovernmentL4 => "usGovernmentL4",
            Self::UsGovernmentL5 => "usGovernmentL5",
            Self::China => "china",
        }
    }

    /// Returns Graph's root in this cloud, without a slash at the end.
    #[must_use]
    pub fn root(self) -> &'static str {
        match self {
            Self::Global => "https://graph.microsoft.com",
            Self::UsGovernmentL4 => "https://graph.microsoft.us",
            Self::UsGovernmentL5 => "https://dod-graph.microsoft.us",
            Self::China => "https://microsoftgraph.chinacloudapi.cn",
        }
    }

    /// Returns whether this cloud and version offer the transfer.
    ///
    /// Source: the national cloud tables of the v1.0 and the beta page of `call: transfer`.
    #[must_use]
    pub fn offers_transfer(self, version: GraphVersion) -> bool {
        match self {
            Self::Global => true,
            Self::UsGovernmentL4 | Self::UsGovernmentL5 => version == GraphVersion::V1,
            Self::China => false,
        }
    }
}

impl GraphVersion {
    /// All versions.
    pub const ALL: [Self; 2] = [Self::V1, Self::Beta];

    /// Returns the segment of the URL's path.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::Beta => "beta",
        }
    }
}

/// The endpoint of a request: Graph itself, or a proxy, a relay or a simulator in its place.
///
/// ```
/// use graph_call_transfer::{CallId, Cloud, Endpoint, GraphVersion};
///
/// let endpoint = Endpoint::new(Cloud::UsGovernmentL4, GraphVersion::V1);
/// let call: CallId = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
/// assert_eq!(
///     endpoint.transfer_url(&call),
///     "https://graph.microsoft.us/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer"
/// );
/// # Ok::<(), graph_call_transfer::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    cloud: Option<Cloud>,
    version: GraphVersion,
    base_url: Option<BaseUrl>,
}

impl Default for Endpoint {
    /// Returns the global cloud, v1.0.
    fn default() -> Self {
        Self::new(Cloud::Global, GraphVersion::V1)
    }
}

impl Endpoint {
    /// Creates the endpoint of Graph itself.
    #[must_use]
    pub fn new(cloud: Cloud, version: GraphVersion) -> Self {
        Self { cloud: Some(cloud), version, base_url: None }
    }

    /// Creates the endpoint of a proxy, a relay or a simulator. The cloud is known only if the base URL is the root of one.
    #[must_use]
    pub fn from_base_url(base_url: BaseUrl, version: GraphVersion) -> Self {
        let is_root = |cloud: &Cloud| cloud.root().eq_ignore_ascii_case(base_url.as_str());
        Self { cloud: Cloud::ALL.into_iter().find(is_root), version, base_url: Some(base_url) }
    }

    /// Sets the cloud behind a base URL.
    #[must_use]
    pub fn with_cloud(self, cloud: Cloud) -> Self {
        Self { cloud: Some(cloud), ..self }
    }

    /// Returns the cloud, if it is known.
    #[must_use]
    pub fn cloud(&self) -> Option<Cloud> {
        self.cloud
    }

    /// Returns the version.
    #[must_use]
    pub fn version(&self) -> GraphVersion {
        self.version
    }

    /// Returns the base URL, if one was given.
    #[must_use]
    pub fn base_url(&self) -> Option<&BaseUrl> {
        self.base_url.as_ref()
    }

    /// Returns the root, without a slash at the end.
    #[must_use]
    pub fn root(&self) -> &str {
        match (&self.base_url, self.cloud) {
            (Some(base_url), _) => base_url.as_str(),
            (None, cloud) => cloud.unwrap_or(Cloud::Global).root(),
        }
    }

    /// Returns the URL of the calls, to which a new call is posted.
    #[must_use]
    pub fn calls_url(&self) -> String {
        let (root, version) = (self.root(), self.version.as_str());
        format!("{root}/{version}/communications/calls")
    }

    /// Returns the URL of a call.
    ///
    /// A call id consists of hexadecimal digits and dashes, so it needs no percent-encoding.
    #[must_use]
    pub fn call_url(&self, call: &CallId) -> String {
        format!("{}/{call}", self.calls_url())
    }

    /// Returns the URL of the POST that transfers a call.
    #[must_use]
    pub fn transfer_url(&self, call: &CallId) -> String {
        self.call_url(call) + "/transfer"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cloud_of_a_base_url_is_known_for_the_roots_of_graph() {
        let cloud = |text| Endpoint::from_base_url(BaseUrl::parse(text).unwrap(), GraphVersion::V1).cloud();
        assert_eq!(cloud("https://graph.microsoft.us/"), Some(Cloud::UsGovernmentL4));
        assert_eq!(cloud("https://relay.example"), None);
    }
}
