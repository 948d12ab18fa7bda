//! Where a request goes: cloud, version and root.

mod base_url;
mod read;

pub use self::base_url::{BaseUrl, BaseUrlError};
pub(crate) use self::read::read;
use crate::CallId;

/// A national cloud of Microsoft Graph.
///
/// Source: <https://learn.microsoft.com/graph/deployments>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
pub enum Version {
    /// `v1.0`.
    V1,
    /// `beta`.
    Beta,
}

impl Cloud {
    /// All clouds.
    pub const ALL: [Self; 4] = [Self::Global, Self::UsGovernmentL4, Self::UsGovernmentL5, Self::China];

    /// Returns the name used in options.
    #[must_use]
    pub fn name(self) -> &'static str {
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

    /// Tells whether the transfer is offered in this cloud and version.
    ///
    /// Source: the national cloud tables of the v1.0 and the beta page of `call: transfer`.
    #[must_use]
    pub fn offers_transfer(self, version: Version) -> bool {
        match (self, version) {
            (Self::Global, Version::V1 | Version::Beta)
            | (Self::UsGovernmentL4 | Self::UsGovernmentL5, Version::V1) => true,
            (Self::UsGovernmentL4 | Self::UsGovernmentL5, Version::Beta)
            | (Self::China, Version::V1 | Version::Beta) => false,
        }
    }
}

impl Version {
    /// All versions.
    pub const ALL: [Self; 2] = [Self::V1, Self::Beta];

    /// Returns the segment of the path.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::Beta => "beta",
        }
    }
}

/// Where a request goes.
///
/// ```
/// use graph_call_transfer::{CallId, Cloud, Endpoint, Version};
///
/// let endpoint = Endpoint::new(Cloud::UsGovernmentL4, Version::V1);
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
    version: Version,
    base_url: Option<BaseUrl>,
}

impl Default for Endpoint {
    /// The global cloud, v1.0.
    fn default() -> Self {
        Self::new(Cloud::Global, Version::V1)
    }
}

impl Endpoint {
    /// Graph itself.
    #[must_use]
    pub fn new(cloud: Cloud, version: Version) -> Self {
        Self { cloud: Some(cloud), version, base_url: None }
    }

    /// What stands in for Graph: a proxy, a relay, a simulator. Without `cloud`, the cloud is known only when the base URL is
    /// the root of one.
    #[must_use]
    pub fn at(base_url: BaseUrl, cloud: Option<Cloud>, version: Version) -> Self {
        let known =
            || Cloud::ALL.into_iter().find(|cloud| cloud.root().eq_ignore_ascii_case(base_url.as_str()));
        Self { cloud: cloud.or_else(known), version, base_url: Some(base_url) }
    }

    /// Returns the cloud, if it is known.
    #[must_use]
    pub fn cloud(&self) -> Option<Cloud> {
        self.cloud
    }

    /// Returns the version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Returns the base URL, if it is not the cloud's own root.
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

    /// Returns the URL of a call.
    ///
    /// A call id holds hexadecimal digits and dashes only, so that its percent-encoding is itself.
    #[must_use]
    pub fn call_url(&self, call: &CallId) -> String {
        let (root, version) = (self.root(), self.version.name());
        format!("{root}/{version}/communications/calls/{call}")
    }

    /// Returns the URL to which the transfer of a call is posted.
    #[must_use]
    pub fn transfer_url(&self, call: &CallId) -> String {
        self.call_url(call) + "/transfer"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cloud_of_a_base_url_is_known_only_for_a_root_of_graph() {
        let cloud = |text| Endpoint::at(BaseUrl::parse(text).unwrap(), None, Version::V1).cloud();
        assert_eq!(cloud("https://graph.microsoft.us/"), Some(Cloud::UsGovernmentL4));
        assert_eq!(cloud("https://relay.example"), None);
    }
}
